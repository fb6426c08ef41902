import { describe, expect, test } from "vitest";
import { addUser, at, refusal, startWorkspace } from "../support/workspace.ts";

describe("what POST /users refuses", () => {
  const long = (length: number) => "x".repeat(length);
  test.each([
    ["type", { type: "user" }, "parameter_invalid", "bad 'type' parameter"],
    ["pages", { pages: {} }, "parameter_invalid", "bad 'pages' parameter"],
    ["session_count", { session_count: 3 }, "parameter_invalid", "bad 'session_count' parameter"],
    [
      "unsubscribed_from_emails null",
      { unsubscribed_from_emails: null },
      "parameter_invalid",
      "unsubscribed_from_emails must not be null",
    ],
    ["a nested attribute", { custom_attributes: { a: {} } }, "parameter_invalid", expect.any(String)],
    ["a list as an attribute", { custom_attributes: { a: [1] } }, "parameter_invalid", expect.any(String)],
    ["a long attribute", { custom_attributes: { a: long(256) } }, "parameter_invalid", expect.any(String)],
    ["a dot in a name", { custom_attributes: { "a.b": 1 } }, "invalid_document", expect.any(String)],
    ["a dollar in a name", { custom_attributes: { a$: 1 } }, "invalid_document", expect.any(String)],
    ["a long name", { custom_attributes: { [long(191)]: 1 } }, "invalid_document", expect.any(String)],
    ["a padded user_id", { user_id: " u" }, "parameter_invalid", expect.any(String)],
    ["a long user_id", { user_id: long(256) }, "parameter_invalid", expect.any(String)],
    ["a padded email", { email: "a@b.test " }, "parameter_invalid", expect.any(String)],
    ["more than 32 bits", { signed_up_at: 2_147_483_648 }, "parameter_invalid", expect.any(String)],
    [
      "an insecure avatar",
      { avatar: { image_url: "http://x.test/a" } },
      "parameter_invalid",
      expect.any(String),
    ],
    ["a number as a name", { name: 5 }, "type_mismatch", "name must be a string"],
    ["a text as a time", { signed_up_at: "5" }, "type_mismatch", "signed_up_at must be an integer"],
    ["a text as a flag", { new_session: "true" }, "type_mismatch", "new_session must be a boolean"],
    ["attributes that are text", { custom_attributes: "a" }, "type_mismatch", expect.any(String)],
    ["companies that are an object", { companies: {} }, "type_mismatch", "companies must be an array"],
    [
      "a company without an id",
      { companies: [{ name: "c" }] },
      "parameter_not_found",
      "company_id is required",
    ],
  ])("%s", async (_, body, code, message) => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.post("/users", { user_id: "u", ...body }))).toEqual([400, code, message]);
    expect((await workspace.get("/users?user_id=u")).status).toBe(404);
    expect(workspace.topics()).toEqual([]);
  });

  test("values just within the bounds are taken", async () => {
    const workspace = await startWorkspace();
    const { status } = await workspace.post("/users", {
      user_id: long(255),
      signed_up_at: 2_147_483_647,
      custom_attributes: { [long(190)]: long(255), big: 3_000_000_000, none: null },
    });
    expect(status).toBe(200);
  });

  test("a user has up to 250 attributes", async () => {
    const workspace = await startWorkspace();
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`a${n}`, n]));
    const id = await addUser(workspace, { user_id: "u", custom_attributes: many });
    const refused = await workspace.post("/users", { id, name: "B", custom_attributes: { more: 1 } });
    expect(refusal(refused)).toEqual([422, "custom_data_limit_reached", "Custom data limit reached"]);
    expect(at((await workspace.get(`/users/${id}`)).body, "name")).toBeNull();
    const swapped = await workspace.post("/users", { id, custom_attributes: { more: 1, a0: null } });
    expect(swapped.status).toBe(200);
  });
});
