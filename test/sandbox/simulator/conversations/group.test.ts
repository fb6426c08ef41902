import { describe, expect, test } from "vitest";
import {
  addConversation,
  addLead,
  addUser,
  at,
  listAt,
  MAREK,
  RHEA,
  refusal,
  SEATLESS,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

async function startWithConversation() {
  const workspace = await startWorkspace();
  const mira = await addUser(workspace, { user_id: "u1", email: "mira@example.net" });
  const bo = await addUser(workspace, { user_id: "u2", email: "bo@example.net" });
  const id = await addConversation(workspace, mira);
  workspace.topics();
  return { workspace, mira, bo, id, path: `/conversations/${id}/customers` };
}

const lastPart = async (workspace: TestWorkspace, id: string) =>
  listAt((await workspace.get(`/conversations/${id}`)).body, "conversation_parts", "conversation_parts").at(
    -1,
  );

/** A DELETE with a body, which this call takes. */
const remove = (workspace: TestWorkspace, path: string, body: object) =>
  workspace.raw(path, {
    method: "DELETE",
    headers: { Authorization: "Bearer sandbox-token", "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

describe("POST /conversations/{id}/customers", () => {
  test("an admin brings a user in, who can answer, list and leave then", async () => {
    const { workspace, mira, bo, id, path } = await startWithConversation();
    const added = await workspace.post(path, { admin_id: RHEA, customer: { intercom_user_id: bo } });
    expect([added.status, added.body]).toEqual([
      200,
      {
        customers: [
          { type: "user", id: mira },
          { type: "user", id: bo },
        ],
      },
    ]);
    expect(await lastPart(workspace, id)).toMatchObject({
      part_type: "participant_added",
      author: { type: "admin", id: RHEA },
      body: null,
    });
    expect(workspace.topics()).toEqual([]);
    const reply = { type: "user", message_type: "comment", user_id: "u2", body: "Me too" };
    expect((await workspace.post(`/conversations/${id}/reply`, reply)).status).toBe(200);
    const list = await workspace.get("/conversations?type=user&user_id=u2");
    expect(listAt(list.body, "conversations").map((one) => at(one, "id"))).toEqual([id]);
    expect(at(list.body, "conversations", 0, "user", "id")).toBe(mira);
    const removed = await remove(workspace, `${path}/${mira}`, { admin_id: RHEA });
    expect(removed.body).toEqual({ customers: [{ type: "user", id: bo }] });
    expect(await lastPart(workspace, id)).toMatchObject({ part_type: "participant_removed" });
    expect((await workspace.get("/conversations?type=user&user_id=u1")).body).toMatchObject({
      conversations: [],
    });
    expect(at((await workspace.get(`/conversations/${id}`)).body, "user")).toEqual({ type: "user", id: bo });
    const last = { type: "user", message_type: "comment", user_id: "u1", body: "Still there?" };
    expect((await workspace.post("/conversations/last/reply", last)).status).toBe(404);
  });

  test("a customer brings in an email of nobody, which makes a lead", async () => {
    const { workspace, mira, path } = await startWithConversation();
    const customer = { email: "new@example.net" };
    const added = await workspace.post(`${path}/`, { user_id: "u1", customer });
    expect(workspace.topics()).toEqual(["contact.created", "contact.added_email"]);
    const lead = at(added.body, "customers", 1, "id");
    expect(added.body).toEqual({
      customers: [
        { type: "user", id: mira },
        { type: "lead", id: lead },
      ],
    });
    const again = await workspace.post(path, { user_id: "u1", customer });
    expect(again.body).toEqual(added.body);
    expect(workspace.topics()).toEqual([]);
  });

  test("a conversation outlives one of its customers, not the last", async () => {
    const { workspace, mira, bo, id, path } = await startWithConversation();
    await workspace.post(path, { admin_id: RHEA, customer: { user_id: "u2" } });
    await workspace.del(`/users/${mira}`);
    expect(at((await workspace.get(`/conversations/${id}`)).body, "customers")).toEqual([
      { type: "user", id: bo },
    ]);
    await workspace.del(`/users/${bo}`);
    expect((await workspace.get(`/conversations/${id}`)).status).toBe(404);
  });

  test("refuses", async () => {
    const { workspace, mira, bo, path } = await startWithConversation();
    await addUser(workspace, { user_id: "mute" });
    const lead = await addLead(workspace);
    const customer = { user_id: "u2" };
    const adding = async (body: object) => refusal(await workspace.post(path, body)).slice(0, 2);
    expect(await adding({ customer })).toEqual([400, "parameter_not_found"]);
    expect(await adding({ admin_id: RHEA })).toEqual([400, "parameter_not_found"]);
    expect(await adding({ admin_id: "99", customer })).toEqual([404, "admin_not_found"]);
    expect(await adding({ admin_id: SEATLESS, customer })).toEqual([403, "action_forbidden"]);
    expect(await adding({ user_id: "u2", customer })).toEqual([403, "action_forbidden"]);
    expect(await adding({ admin_id: RHEA, customer: { user_id: "u9" } })).toEqual([404, "not_found"]);
    expect(await adding({ admin_id: RHEA, customer: { user_id: "mute" } })).toEqual([
      422,
      "parameter_invalid",
    ]);
    expect(await adding({ admin_id: RHEA, customer: { intercom_user_id: lead } })).toEqual([
      422,
      "parameter_invalid",
    ]);
    expect(await adding({ admin_id: RHEA, customer: { user_id: "u2", email: "bo@example.net" } })).toEqual([
      400,
      "parameter_invalid",
    ]);
    const last = await remove(workspace, `${path}/${mira}`, { admin_id: RHEA });
    expect(refusal(last)).toEqual([422, "parameter_invalid", "Removing the last customer is not allowed"]);
    expect(refusal(await remove(workspace, `${path}/${bo}`, { admin_id: RHEA }))).toEqual([
      404,
      "not_found",
      "User Not Found",
    ]);
    expect(refusal(await remove(workspace, `${path}/${mira}`, {})).slice(0, 2)).toEqual([
      400,
      "parameter_not_found",
    ]);
    expect((await workspace.post("/conversations/1/customers", { admin_id: RHEA, customer })).status).toBe(
      404,
    );
  });
});

describe("POST /conversations/{id}/run_assignment_rules", () => {
  test("assigns by the bot, without opening a closed one", async () => {
    const { workspace, id } = await startWithConversation();
    await workspace.door("PUT", "assignment-rule", { assignee_id: MAREK });
    await workspace.post(`/conversations/${id}/reply`, {
      type: "admin",
      admin_id: RHEA,
      message_type: "close",
    });
    workspace.topics();
    const { body } = await workspace.post(`/conversations/${id}/run_assignment_rules`);
    expect(body).toMatchObject({ state: "closed", assignee: { type: "admin", id: MAREK } });
    expect(await lastPart(workspace, id)).toMatchObject({
      part_type: "default_assignment",
      author: { type: "bot" },
      assigned_to: { type: "admin", id: MAREK },
    });
    expect(workspace.topics()).toEqual(["conversation.admin.assigned"]);
  });

  test("without a rule that matches, the part names nobody", async () => {
    const { workspace, id } = await startWithConversation();
    await workspace.post(`/conversations/${id}/run_assignment_rules`);
    expect(await lastPart(workspace, id)).toMatchObject({ assigned_to: { type: "nobody_admin", id: null } });
    expect((await workspace.post("/conversations/1/run_assignment_rules")).status).toBe(404);
    expect((await workspace.door("PUT", "assignment-rule", { assignee_id: "99" })).status).toBe(400);
  });
});
