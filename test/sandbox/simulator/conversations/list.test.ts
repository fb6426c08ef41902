import { describe, expect, test } from "vitest";
import {
  addConversation,
  addLead,
  addUser,
  at,
  listAt,
  MAREK,
  NOON,
  RHEA,
  refusal,
  startWorkspace,
  type TestWorkspace,
  TIER_2,
} from "../support/workspace.ts";

/** Five conversations, a second apart, whose names say what they are. */
async function inbox() {
  const workspace = await startWorkspace();
  const user = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
  const lead = await addLead(workspace);
  const names = new Map<unknown, string>();
  const add = async (name: string, person: string) => {
    const id = await addConversation(workspace, person);
    names.set(id, name);
    workspace.clock.advance(1_000);
    return id;
  };
  const act = (id: string, message_type: string, more: object = {}) =>
    workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type, ...more });
  await add("new", user);
  await act(await add("rhea's", lead), "assignment", { assignee_id: RHEA });
  const answered = await add("answered", user);
  await act(answered, "comment", { body: "x" });
  const shut = await add("shut", user);
  await act(shut, "assignment", { assignee_id: RHEA });
  await act(shut, "close");
  const asleep = await add("asleep", lead);
  await act(asleep, "assignment", { assignee_id: TIER_2 });
  await act(asleep, "snoozed", { snoozed_until: NOON + 3_600 });
  const found = async (query: string) => {
    const { body } = await workspace.get(`/conversations?${query}`);
    expect(at(body, "total_count")).toBe(listAt(body, "conversations").length);
    return listAt(body, "conversations").map((one) => names.get(at(one, "id")));
  };
  return { workspace, user, lead, found, add, act };
}

describe("GET /conversations", () => {
  test("lists all, the last changed first, without their parts", async () => {
    const { workspace, found } = await inbox();
    expect(await found("")).toEqual(["asleep", "shut", "answered", "rhea's", "new"]);
    const { body } = await workspace.get("/conversations");
    expect(at(body, "type")).toBe("conversation.list");
    expect(at(body, "conversations", 0)).not.toHaveProperty("conversation_parts");
    expect(at(body, "conversations", 0)).toHaveProperty("conversation_message");
  });

  test.each([
    ["type=admin&admin_id=11", ["shut", "answered", "rhea's"]],
    ["type=admin&id=11", ["shut", "answered", "rhea's"]],
    ["type=admin&admin_id=11&open=true", ["answered", "rhea's"]],
    ["type=admin&admin_id=11&open=True", ["answered", "rhea's"]],
    ["type=admin&admin_id=11&open=false", ["shut"]],
    ["type=admin&admin_id=11&open=0", ["shut"]],
    ["type=admin&admin_id=21", ["asleep"]],
    ["type=admin&admin_id=21&open=1", ["asleep"]],
    [`type=admin&admin_id=${MAREK}`, []],
    ["type=user&user_id=u1", ["shut", "answered", "new"]],
    ["type=user&email=A%40example.test", ["shut", "answered", "new"]],
    ["type=user&user_id=u1&unread=true", ["answered"]],
    ["type=user&user_id=u1&unread=false", ["shut", "new"]],
    ["sort=created_at&order=asc", ["new", "rhea's", "answered", "shut", "asleep"]],
    ["sort=updated_at&order=asc", ["new", "rhea's", "answered", "shut", "asleep"]],
    ["sort=waiting_since&order=asc", ["answered", "new", "rhea's", "shut", "asleep"]],
    ["sort=waiting_since", ["asleep", "shut", "rhea's", "new", "answered"]],
  ])("%s", async (query, expected) => {
    const { found } = await inbox();
    expect(await found(query)).toEqual(expected);
  });

  test("a lead is found by intercom_user_id or its own user_id", async () => {
    const { workspace, lead, found } = await inbox();
    const userId = at((await workspace.get(`/contacts/${lead}`)).body, "user_id");
    expect(await found(`type=user&intercom_user_id=${lead}`)).toEqual(["asleep", "rhea's"]);
    expect(await found(`type=user&user_id=${userId}`)).toEqual(["asleep", "rhea's"]);
  });

  test("a change moves a conversation to the top, also within the same second", async () => {
    const { workspace, found } = await inbox();
    const last = await workspace.get("/conversations?order=asc&per_page=1");
    const id = at(last.body, "conversations", 0, "id");
    await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type: "note", body: "x" });
    expect((await found(""))[0]).toBe("new");
  });

  test("pages of twenty", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    for (let n = 0; n < 21; n += 1) {
      await workspace.post("/messages", { from: { type: "user", id: user }, body: `${n}` });
    }
    const { body } = await workspace.get("/conversations?type=user&user_id=u1");
    expect(listAt(body, "conversations")).toHaveLength(20);
    expect(at(body, "conversations", 0, "conversation_message", "body")).toBe("<p>20</p>");
    expect(at(body, "pages")).toEqual({
      type: "pages",
      next: `${workspace.simulator.origin}/conversations?type=user&user_id=u1&per_page=20&page=2`,
      page: 1,
      per_page: 20,
      total_pages: 2,
    });
  });

  test("display_as=plaintext, and html", async () => {
    const workspace = await startWorkspace();
    const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    const body = "<p>Dear <b>you</b>,</p><p>1 &lt; 2<br>&amp; so on</p>";
    await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type: "note", body });
    const shown = async (display: string) =>
      (await workspace.get(`/conversations/${id}?display_as=${display}`)).body;
    const part = (value: unknown) => at(value, "conversation_parts", "conversation_parts", 0, "body");
    expect(part(await shown("plaintext"))).toBe("Dear you,\n1 < 2\n& so on");
    expect(part(await shown("html"))).toBe(body);
    const list = await workspace.get("/conversations?display_as=plaintext");
    expect(at(list.body, "conversations", 0, "conversation_message", "body")).toBe("Is it in stock?");
    expect(refusal(await workspace.get(`/conversations/${id}?display_as=pdf`)).slice(0, 2)).toEqual([
      400,
      "parameter_invalid",
    ]);
  });

  const refused: readonly (readonly [string, readonly unknown[]])[] = [
    ["type=admin", [400, "parameter_not_found", "admin_id must be supplied"]],
    ["type=admin&admin_id=99", [404, "admin_not_found", "Admin not found"]],
    ["type=admin&admin_id=0", [404, "admin_not_found", "Admin not found"]],
    ["type=user", [400, "parameter_not_found", "intercom_user_id, user_id or email must be supplied"]],
    ["type=user&user_id=none", [404, "not_found", "User Not Found"]],
    ["type=lead", [400, "parameter_invalid", "the type parameter must be one of: admin, user"]],
    ["open=maybe", [400, "parameter_invalid", "the open parameter must be true or false"]],
    [
      "sort=name",
      [400, "parameter_invalid", "the sort parameter must be one of: created_at, updated_at, waiting_since"],
    ],
    ["order=up", [400, "parameter_invalid", "the order parameter must be one of: asc, desc"]],
  ];
  test.each(refused)("%s is refused", async (query, expected) => {
    const workspace: TestWorkspace = await startWorkspace();
    expect(refusal(await workspace.get(`/conversations?${query}`))).toEqual(expected);
  });
});

describe("counts of conversations", () => {
  test("a snoozed one is open; assigned and unassigned are of the open ones", async () => {
    const { workspace } = await inbox();
    expect((await workspace.get("/counts?type=conversation")).body).toEqual({
      type: "count",
      conversation: { open: 4, closed: 1, unassigned: 1, assigned: 3 },
    });
  });

  test("per admin, without teams and the bot", async () => {
    const { workspace } = await inbox();
    expect((await workspace.get("/counts?type=conversation&count=admin")).body).toEqual({
      type: "count",
      conversation: {
        admin: [
          { id: "11", name: "Rhea Quill", open: 2, closed: 1 },
          { id: "12", name: "Marek Bloom", open: 0, closed: 0 },
          { id: "13", name: "Sam Stand", open: 0, closed: 0 },
        ],
      },
    });
  });
});
