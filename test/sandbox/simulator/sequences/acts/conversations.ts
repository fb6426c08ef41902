import { MAREK, RHEA, TIER_2, textAt } from "../../support/workspace.ts";
import { newPerson, type TalkModel } from "../model.ts";
import { type Act, choose, type Fired, type Run } from "../run.ts";
import { replied, startTalk } from "./talks.ts";

const ASSIGNED = "conversation.admin.assigned";
const UNSNOOZED = "conversation.admin.unsnoozed";

/** Messages, and what is done in a conversation (conversations.md). */
export const CONVERSATION_ACTS: Readonly<Record<string, Act>> = {
  async message(run, { a }) {
    const person = choose(run.model.people.values(), a);
    if (person === undefined) return [];
    const from = { type: person.kind === "user" ? "user" : "contact", id: person.id };
    await run.call("POST", "/messages", { from, body: "x" });
    return startTalk(run, person.id);
  },

  async messageOfVisitor(run, { a }) {
    const [id, userId] = choose(run.model.visitors, a) ?? [];
    if (id === undefined || userId === undefined) return [];
    await run.call("POST", "/messages", { from: { type: "contact", user_id: userId }, body: "x" });
    run.model.visitors.delete(id);
    run.model.people.set(id, newPerson({ id, kind: "lead", userId }));
    return [{ topic: "contact.created", about: id }, ...(await startTalk(run, id))];
  },

  async messageOfAdmin(run, { a, b }) {
    const person = choose(run.model.people.values(), a);
    if (person === undefined) return [];
    const to = { type: person.kind === "user" ? "user" : "contact", id: person.id };
    const from = { type: "admin", id: MAREK };
    const email = { message_type: "email", subject: "S" };
    await run.call("POST", "/messages", {
      ...(b % 2 ? email : { message_type: "inapp" }),
      from,
      to,
      body: "x",
    });
    return startTalk(run, person.id, MAREK);
  },

  replyOfUser: inTalk(async ({ model, call }, talk, { b }) => {
    const intercom_user_id = choose(talk.customers, b);
    const body = { type: "user", message_type: "comment", intercom_user_id, body: "x" };
    await call("POST", `/conversations/${talk.id}/reply`, body);
    return replied(model, talk);
  }),

  comment: inTalk(async ({ call }, talk) => {
    await call("POST", `/conversations/${talk.id}/reply`, byAdmin("comment", { body: "x" }));
    const unassigned = talk.assignee === null;
    talk.assignee ??= RHEA;
    talk.read = false;
    talk.parts += 1;
    return about(talk, ["conversation.admin.replied", ...(unassigned ? [ASSIGNED] : [])]);
  }),

  note: inTalk(async ({ call }, talk) => {
    await call("POST", `/conversations/${talk.id}/reply`, byAdmin("note", { body: "x" }));
    talk.parts += 1;
    return about(talk, ["conversation.admin.noted"]);
  }),

  assign: inTalk(async ({ call }, talk, { b }) => {
    const assignee = [null, RHEA, MAREK, TIER_2][b % 4] ?? null;
    const more = { assignee_id: assignee ?? "0" };
    await call("POST", `/conversations/${talk.id}/reply`, byAdmin("assignment", more));
    const also = { open: [], closed: ["conversation.admin.opened"], snoozed: [UNSNOOZED] }[talk.state];
    Object.assign(talk, { assignee, state: "open", parts: talk.parts + 1 });
    return about(talk, [ASSIGNED, ...also]);
  }),

  open: inTalk(async ({ call }, talk) => {
    await call("POST", `/conversations/${talk.id}/reply`, byAdmin("open"));
    const topic = talk.state === "snoozed" ? UNSNOOZED : "conversation.admin.opened";
    Object.assign(talk, { state: "open", parts: talk.parts + 1 });
    return about(talk, [topic]);
  }),

  close: inTalk(async ({ call }, talk, { b }) => {
    const words = b % 2 === 0;
    await call("POST", `/conversations/${talk.id}/reply`, byAdmin("close", words ? { body: "x" } : {}));
    Object.assign(talk, { state: "closed", parts: talk.parts + 1 });
    if (words) talk.read = false;
    return about(talk, ["conversation.admin.closed", ...(words ? ["conversation.admin.replied"] : [])]);
  }),

  snooze: inTalk(async ({ model, workspace, call }, talk, { b }) => {
    const until = Math.floor(workspace.clock.now() / 1000) + 600 * (1 + (b % 8));
    await call("POST", `/conversations/${talk.id}/reply`, byAdmin("snoozed", { snoozed_until: until }));
    model.snoozes += 1;
    Object.assign(talk, { state: "snoozed", snooze: { until, turn: model.snoozes }, parts: talk.parts + 1 });
    return about(talk, ["conversation.admin.snoozed"]);
  }),

  async wait({ model, workspace }) {
    await workspace.simulator.idle();
    workspace.clock.advance(3_600_000);
    const now = workspace.clock.now() / 1000;
    const woken = [...model.talks.values()]
      .filter(({ state, snooze }) => state === "snoozed" && snooze.until <= now)
      .sort((one, other) => one.snooze.until - other.snooze.until || one.snooze.turn - other.snooze.turn);
    for (const talk of woken) Object.assign(talk, { state: "open", parts: talk.parts + 1 });
    return woken.map(({ id }) => ({ topic: UNSNOOZED, about: id }));
  },

  markRead: inTalk(async ({ call }, talk) => {
    await call("PUT", `/conversations/${talk.id}`, { read: true });
    talk.read = true;
    return [];
  }),

  runRules: inTalk(async ({ model, call }, talk) => {
    await call("POST", `/conversations/${talk.id}/run_assignment_rules`);
    talk.assignee = model.rule ?? talk.assignee;
    talk.parts += 1;
    return about(talk, [ASSIGNED]);
  }),

  addCustomer: inTalk(async ({ model, call }, talk, { b }) => {
    const known = choose(
      [...model.people.values()].filter(({ email }) => email !== null),
      b,
    );
    if (known === undefined) return [];
    const customer = { intercom_user_id: known.id };
    await call("POST", `/conversations/${talk.id}/customers`, { admin_id: RHEA, customer });
    if (talk.customers.includes(known.id)) return [];
    talk.customers = [...talk.customers, known.id];
    talk.parts += 1;
    return [];
  }),

  addCustomerByEmail: inTalk(async ({ model, call }, talk, { b }) => {
    model.names += 1;
    const email = `new${model.names}@example.test`;
    const customer = b % 2 === 0 ? { email } : { email: email.toUpperCase() };
    const answer = await call("POST", `/conversations/${talk.id}/customers`, { admin_id: RHEA, customer });
    const id = textAt(answer, "customers", talk.customers.length, "id");
    const lead = await call("GET", `/contacts/${id}`);
    model.people.set(id, newPerson({ id, kind: "lead", userId: textAt(lead, "user_id"), email }));
    talk.customers = [...talk.customers, id];
    talk.parts += 1;
    return ["contact.created", "contact.added_email"].map((topic) => ({ topic, about: id }));
  }),

  removeCustomer: inTalk(async ({ call, refused }, talk, { b }) => {
    const leaver = choose(talk.customers, b) ?? "";
    const path = `/conversations/${talk.id}/customers/${leaver}`;
    if (talk.customers.length === 1) {
      await refused(422, "DELETE", path, { admin_id: RHEA });
      return [];
    }
    await call("DELETE", path, { admin_id: RHEA });
    talk.customers = talk.customers.filter((one) => one !== leaver);
    talk.parts += 1;
    return [];
  }),
};

/** An act in one of the conversations. */
function inTalk(
  act: (run: Run, talk: TalkModel, step: Parameters<Act>[1]) => Promise<readonly Fired[]>,
): Act {
  return async (run, step) => {
    const talk = choose(run.model.talks.values(), step.a);
    return talk === undefined ? [] : act(run, talk, step);
  };
}

function byAdmin(message_type: string, more: object = {}): object {
  return { type: "admin", admin_id: RHEA, message_type, ...more };
}

function about({ id }: TalkModel, topics: readonly string[]): readonly Fired[] {
  return topics.map((topic) => ({ topic, about: id }));
}
