import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTarget } from "../../../lib/intercom/target.ts";

describe("buildTarget", () => {
  test("fills in parameters and appends the query", () => {
    expect(buildTarget("/admins", {}, {})).toBe("/admins");
    expect(buildTarget("/conversations/{id}/reply", { id: "21330000001" }, {})).toBe(
      "/conversations/21330000001/reply",
    );
    expect(
      buildTarget("/conversations", {}, { type: "admin", open: false, page: 2, per_page: undefined }),
    ).toBe("/conversations?type=admin&open=false&page=2");
  });

  test("percent-encodes everything", () => {
    expect(buildTarget("/users/{id}", { id: "a/b?c#d e%20" }, {})).toBe("/users/a%2Fb%3Fc%23d%20e%2520");
    expect(buildTarget("/users", {}, { email: "zoë+a&b=c@example.test", phone: "+49 30" })).toBe(
      "/users?email=zo%C3%AB%2Ba%26b%3Dc%40example.test&phone=%2B49%2030",
    );
  });

  test.each([
    ["an empty id", "", "id is empty: give the id as Intercom shows it"],
    ["a blank id", " \t", "id is empty: give the id as Intercom shows it"],
    ["the folder itself", ".", "id is a path, not an id"],
    ["the folder above", "..", "id is a path, not an id"],
  ])("refuses %s, with which the path would be another", (_name, id, message) => {
    expect(() => buildTarget("/users/{id}", { id }, {})).toThrow(
      expect.objectContaining({ code: "intercom.argument_invalid", message }),
    );
  });

  test("refuses a missing parameter", () => {
    expect(() => buildTarget("/users/{id}", {}, {})).toThrow("id is empty");
  });

  test("never lets an id or a value out of its place", () => {
    const word = fc
      .string({ minLength: 1, unit: "grapheme" })
      .filter((id) => id.trim() !== "" && !/^\.\.?$/.test(id));
    fc.assert(
      fc.property(word, word, (id, email) => {
        const url = new URL(buildTarget("/users/{id}/x", { id }, { email }), "https://api.intercom.io");
        expect(url.origin).toBe("https://api.intercom.io");
        expect(url.pathname.split("/")).toHaveLength(4);
        expect(decodeURIComponent(url.pathname.split("/")[2] ?? "")).toBe(id);
        expect([...url.searchParams]).toEqual([["email", email]]);
      }),
    );
  });
});
