import { describe, expect, test } from "vitest";
import {
  addConversation,
  addUser,
  at,
  NOON,
  RHEA,
  startWorkspace,
  type TestWorkspace,
  TIER_2,
} from "../support/workspace.ts";

const part = (item: unknown) => at(item, "conversation_parts", "conversation_parts", 0);

async function leadConversation(workspace: TestWorkspace, lead: object = {}) {
  const person = (await workspace.post("/contacts", lead)).body;
  await workspace.post("/messages", { from: { type: "contact", id: at(person, "id") }, body: "Hi" });
  return { person, created: workspace.lastItem(), id: at(workspace.lastItem(), "id") };
}

describe("the item of a conversation", () => {
  test("that a lead starts", async () => {
    const workspace = await startWorkspace();
    const { person, created, id } = await leadConversation(workspace);
    expect(created).toEqual({
      type: "conversation",
      id: expect.stringMatching(/^\d+$/),
      created_at: NOON,
      updated_at: NOON,
      user: {
        type: "lead",
        id: at(person, "id"),
        user_id: at(person, "user_id"),
        name: at(person, "pseudonym"),
        email: "",
        do_not_track: null,
      },
      assignee: { type: "nobody_admin", id: null },
      conversation_message: {
        type: "conversation_message",
        id: expect.stringMatching(/^\d+$/),
        url: null,
        subject: "",
        body: "<p>Hi</p>",
        author: { type: "user", id: at(person, "id") },
        attachments: [],
      },
      conversation_parts: { type: "conversation_part.list", conversation_parts: [], total_count: 0 },
      open: true,
      state: "open",
      snoozed_until: null,
      read: true,
      metadata: {},
      tags: { type: "tag.list", tags: [] },
      tags_added: { type: "tag.list", tags: [] },
      links: { conversation_web: `https://app.intercom.io/a/apps/w0rkspac/conversations/${id}` },
    });
  });

  test("names a person who has a name and an email", async () => {
    const workspace = await startWorkspace();
    const { created } = await leadConversation(workspace, { name: "Lea", email: "lea@example.test" });
    expect(at(created, "user")).toMatchObject({ name: "Lea", email: "lea@example.test" });
  });

  test("that an admin answers: the same part in both notifications, and only that part", async () => {
    const workspace = await startWorkspace();
    const { id } = await leadConversation(workspace);
    await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type: "note", body: "n" });
    await workspace.post(`/conversations/${id}/reply`, {
      admin_id: RHEA,
      message_type: "comment",
      body: "x",
    });
    const [replied, assigned] = workspace.simulator.deliveries().slice(-2);
    expect([replied?.topic, assigned?.topic]).toEqual([
      "conversation.admin.replied",
      "conversation.admin.assigned",
    ]);
    expect(replied?.item).toEqual(assigned?.item);
    expect(replied?.id).not.toBe(assigned?.id);
    expect(replied?.item).toMatchObject({
      assignee: { type: "admin", id: "11", name: "Rhea Quill", email: "rhea@example.com" },
      read: false,
      conversation_parts: { total_count: 1 },
    });
    expect(part(replied?.item)).toEqual({
      type: "conversation_part",
      id: expect.stringMatching(/^\d+$/),
      part_type: "assignment",
      body: "<p>x</p>",
      created_at: NOON,
      updated_at: NOON,
      notified_at: NOON,
      assigned_to: { type: "admin", id: "11", name: "Rhea Quill" },
      author: { type: "admin", id: "11", name: "Rhea Quill" },
      attachments: [],
      external_id: null,
    });
  });

  test("that a person answers: the author is a user with an email", async () => {
    const workspace = await startWorkspace();
    const { person, id } = await leadConversation(workspace, { name: "Lea" });
    await workspace.post(`/conversations/${id}/reply`, {
      type: "user",
      message_type: "comment",
      intercom_user_id: at(person, "id"),
      body: "x",
    });
    expect(part(workspace.lastItem())).toMatchObject({
      part_type: "comment",
      assigned_to: null,
      author: { type: "user", id: at(person, "id"), name: "Lea", email: "" },
    });
  });

  test("that goes to a team, to nobody, is opened by an admin, wakes by itself", async () => {
    const workspace = await startWorkspace();
    const { id } = await leadConversation(workspace);
    const act = async (body: object) => {
      await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, ...body });
      return workspace.lastItem();
    };
    const toTeam = await act({ message_type: "assignment", assignee_id: TIER_2 });
    expect(at(toTeam, "assignee")).toEqual({
      type: "team",
      id: "21",
      name: "Tier 2",
      email: "team-21@teams.intercom.io",
    });
    expect(at(part(toTeam), "assigned_to")).toEqual({ type: "team", id: "21", name: "Tier 2" });
    await act({ message_type: "close" });
    expect(part(await act({ message_type: "open" }))).toMatchObject({
      part_type: "open",
      assigned_to: { type: "team", id: "21", name: "Tier 2" },
    });
    expect(part(await act({ message_type: "assignment", assignee_id: "0" }))).toMatchObject({
      assigned_to: { type: "nobody_admin", id: null },
    });
    const slept = await act({ message_type: "snoozed", snoozed_until: NOON + 10 });
    expect(slept).toMatchObject({ state: "snoozed", open: true, snoozed_until: NOON + 10 });
    workspace.clock.advance(10_000);
    expect(workspace.lastItem()).toMatchObject({ state: "open", snoozed_until: null });
    expect(part(workspace.lastItem())).toMatchObject({
      part_type: "timer_unsnooze",
      author: { type: "bot", name: "Operator" },
    });
  });

  test("that an admin begins by email", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    await workspace.post("/messages", {
      message_type: "email",
      subject: "Hey",
      body: "x",
      from: { type: "admin", id: RHEA },
      to: { type: "user", user_id: "u1" },
    });
    expect(workspace.lastItem()).toMatchObject({
      open: false,
      state: "closed",
      read: false,
      assignee: { type: "admin", id: "11" },
      conversation_message: { subject: "Hey", url: null, author: { type: "admin", id: "11" } },
      conversation_parts: { conversation_parts: [], total_count: 0 },
    });
  });

  test("is what it was at that moment", async () => {
    const workspace = await startWorkspace();
    const id = await addConversation(workspace, await addUser(workspace, { user_id: "u1" }));
    const created = workspace.lastItem();
    await workspace.post(`/conversations/${id}/reply`, { admin_id: RHEA, message_type: "close" });
    expect(at(created, "state")).toBe("open");
  });
});

describe("the item of a person", () => {
  test("is the REST object with dates as text, and the members of before 1.2 as null", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.post("/users", {
      user_id: "u1",
      signed_up_at: 1_559_347_200,
      custom_attributes: { plan: "pro" },
    });
    const item = Object(workspace.lastItem());
    expect(item).toEqual({
      ...Object(body),
      last_request_at: null,
      created_at: "2019-06-19T12:00:00.000+00:00",
      remote_created_at: "2019-06-01T00:00:00.000+00:00",
      signed_up_at: "2019-06-01T00:00:00.000+00:00",
      updated_at: "2019-06-19T12:00:00.000+00:00",
      last_seen_ip: null,
      user_agent_data: null,
    });
  });

  test("of a lead is a contact", async () => {
    const workspace = await startWorkspace();
    await workspace.post("/contacts", { last_request_at: 1_560_945_601 });
    expect(workspace.lastItem()).toMatchObject({
      type: "contact",
      anonymous: true,
      signed_up_at: null,
      last_request_at: "2019-06-19T12:00:01.000+00:00",
    });
  });
});
