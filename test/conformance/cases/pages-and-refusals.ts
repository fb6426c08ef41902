import { expect, test } from "vitest";
import { at, listAt } from "../../sandbox/simulator/support/workspace.ts";
import { startOfficial } from "../support/official-client.ts";
import { UUID } from "../support/people.ts";

export function pagesAndRefusals(): void {
  test("nextPage follows the links to the end", async () => {
    const { call, door, nextPage } = await startOfficial();
    await door("POST", "seed", { users: 5 });
    const first = await call("users", "listBy", { per_page: 2 });
    expect(first.body).toMatchObject({ total_count: 5, pages: { page: 1, per_page: 2, total_pages: 3 } });
    const second = await nextPage(at(first.body, "pages"));
    const third = await nextPage(at(second.body, "pages"));
    expect(third.body).toMatchObject({ pages: { next: null, page: 3, per_page: 2, total_pages: 3 } });
    const all = [first, second, third].flatMap(({ body }) => listAt(body, "users"));
    expect(new Set(all.map((user) => at(user, "id"))).size).toBe(5);
  });

  test.each([
    ["users", "user.list", "users"],
    ["leads", "contact.list", "contacts"],
  ])("%s: a scroll goes by hundreds to the empty page", async (resource, type, key) => {
    const { door, scroll } = await startOfficial();
    await door("POST", "seed", { users: 150, leads: 150 });
    const pages = await scroll(resource);
    expect(pages.map(({ body }) => listAt(body, key).length)).toEqual([100, 50, 0]);
    expect(pages.at(-1)?.body).toEqual({ type, [key]: [], scroll_param: UUID });
  });

  test("companies: a scroll", async () => {
    const { call, scroll } = await startOfficial();
    await call("users", "create", { user_id: "u-1", companies: [{ company_id: "c-9" }] });
    const pages = await scroll("companies");
    expect(pages.map(({ body }) => at(body, "companies", 0, "company_id"))).toEqual(["c-9", undefined]);
  });

  test("a refusal is the package's own error, with the envelope", async () => {
    const { call } = await startOfficial();
    await expect(call("users", "find", { user_id: "nobody" })).rejects.toMatchObject({
      statusCode: 404,
      message: "User Not Found",
      body: {
        type: "error.list",
        request_id: expect.stringMatching(/^[0-9a-z]{20}$/),
        errors: [{ code: "not_found", message: "User Not Found" }],
      },
    });
    await expect(
      call("users", "create", { user_id: "u", unsubscribed_from_emails: null }),
    ).rejects.toMatchObject({ statusCode: 400, body: { errors: [{ code: "parameter_invalid" }] } });
    await expect(call("users", "create", { type: "user", user_id: "u" })).rejects.toMatchObject({
      statusCode: 400,
      message: "bad 'type' parameter",
    });
  });

  test("an email that several users share", async () => {
    const { call } = await startOfficial();
    await call("users", "create", { user_id: "u-1", email: "two@example.test" });
    await call("users", "create", { user_id: "u-2", email: "two@example.test" });
    await expect(call("users", "archive", { email: "two@example.test" })).rejects.toMatchObject({
      statusCode: 409,
      message:
        "Multiple existing users match this email address two@example.test - must be more specific using user_id",
      body: { errors: [{ code: "conflict" }] },
    });
  });

  test("a wrong token", async () => {
    const { call } = await startOfficial("wrong");
    await expect(call("admins", "me")).rejects.toMatchObject({
      statusCode: 401,
      message: "Access Token Invalid",
      body: { errors: [{ code: "unauthorized" }] },
    });
  });

  test("what 1.3 doesn't have: the search of customers", async () => {
    const { call } = await startOfficial();
    await expect(call("customers", "search", {})).rejects.toMatchObject({ statusCode: 404 });
  });
}
