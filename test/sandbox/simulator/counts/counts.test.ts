import { describe, expect, test } from "vitest";
import { addLead, addUser, refusal, startWorkspace } from "../support/workspace.ts";

describe("GET /counts", () => {
  test("the app's totals", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    await addUser(workspace, { user_id: "u2" });
    await addLead(workspace);
    expect((await workspace.get("/counts")).body).toEqual({
      type: "count.hash",
      company: { count: 0 },
      user: { count: 2 },
      lead: { count: 1 },
      tag: { count: 0 },
      segment: { count: 0 },
    });
  });

  test.each([
    ["type=user&count=tag", { type: "count", user: { tag: [] } }],
    ["type=user&count=segment", { type: "count", user: { segment: [] } }],
    [
      "type=company&count=tag",
      {
        type: "count",
        company: { tag: [] },
        pages: { pages: { type: "pages", next: null, page: 1, per_page: 50, total_pages: 0 } },
      },
    ],
    ["type=company&count=segment", { type: "count", company: { segment: [] }, pages: {} }],
    ["type=company&count=user", { type: "count", company: { user: [] }, pages: {} }],
  ])("%s, of which there is nothing", async (query, expected) => {
    const workspace = await startWorkspace();
    expect((await workspace.get(`/counts?${query}`)).body).toEqual(expected);
  });

  const types = "the type parameter must be one of: user, company, conversation";
  test.each([
    ["type=lead", types],
    ["count=admin", types],
    ["type=user", "the count parameter must be one of: tag, segment"],
    ["type=user&count=admin", "the count parameter must be one of: tag, segment"],
    ["type=company", "the count parameter must be one of: tag, segment, user"],
    ["type=conversation&count=team", "the count parameter must be one of: admin"],
  ])("%s is refused", async (query, message) => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.get(`/counts?${query}`))).toEqual([400, "parameter_invalid", message]);
  });
});
