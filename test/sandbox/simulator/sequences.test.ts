import fc from "fast-check";
import { expect, test } from "vitest";
import { startSimulator, virtualClock } from "../../../sandbox/simulator/index.ts";
import { at, listAt, NOON } from "./support/workspace.ts";

// Random calls, and what a plain model of them expects: which topics each fires, how many objects there are at the
// end, and that nothing refers to somebody who is gone.

interface Talk {
  readonly id: string;
  person: string;
  state: "open" | "closed" | "snoozed";
  assigned: boolean;
  listed: boolean;
}

const ACTS = [
  "user",
  "lead",
  "leadWithEmail",
  "message",
  "adminMessage",
  "archive",
  "convert",
  "merge",
  "userReply",
  "comment",
  "note",
  "assign",
  "unassign",
  "open",
  "close",
  "snooze",
  "wait",
] as const;

/** `pick` chooses among what exists. */
interface Step {
  readonly act: (typeof ACTS)[number];
  readonly pick: number;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ act: fc.constantFrom(...ACTS), pick: fc.nat(1_000) }),
  { maxLength: 40 },
);

const WORKSPACE = {
  admins: [
    { id: "11", name: "A", email: "a@example.com" },
    { id: "12", name: "B", email: "b@example.com" },
  ],
  teams: [],
};
const ASSIGNED = "conversation.admin.assigned";
const UNSNOOZED = "conversation.admin.unsnoozed";
const HOUR_MS = 3_600_000;

async function play(sequence: readonly Step[]): Promise<void> {
  const clock = virtualClock(NOON * 1000);
  const webhook = { url: "http://127.0.0.1:9/hook", secret: "s" };
  const simulator = await startSimulator({ clock, rateLimit: 1_000_000, webhook, workspace: WORKSPACE });
  try {
    const people = new Map<string, "user" | "lead">();
    const talks = new Map<string, Talk>();
    let seen = 0;
    let names = 0;

    const call = async (method: string, path: string, body?: object): Promise<unknown> => {
      const response = await fetch(`${simulator.origin}${path}`, {
        method,
        headers: { Authorization: "Bearer sandbox-token", "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(response.status).toBe(200);
      return response.json();
    };
    const news = () => {
      const fired = simulator.deliveries().slice(seen);
      seen += fired.length;
      return fired;
    };
    const choose = <T>(from: readonly T[], pick: number): T | undefined =>
      from[pick % Math.max(1, from.length)];
    const expectTopics = (topics: readonly string[]) =>
      expect(news().map(({ topic }) => topic)).toEqual(topics);
    const add = async (kind: "user" | "lead", path: string, body: object, topics: readonly string[]) => {
      people.set(String(at(await call("POST", path, body), "id")), kind);
      expectTopics(topics);
    };
    const start = async (person: string, body: object, topic: string, talk: Omit<Talk, "id" | "person">) => {
      await call("POST", "/messages", body);
      const [fired, ...others] = news();
      expect([fired?.topic, others]).toEqual([topic, []]);
      const id = String(at(fired?.item, "id"));
      talks.set(id, { id, person, ...talk });
    };
    const reply = async (talk: Talk, body: object, topics: readonly string[]) => {
      await call("POST", `/conversations/${talk.id}/reply`, body);
      expectTopics(topics);
    };
    const byAdmin = (message_type: string, more: object = {}) => ({ admin_id: "11", message_type, ...more });

    for (const { act, pick } of sequence) {
      const [person, kind] = choose([...people], pick) ?? [];
      const lead = choose(
        [...people].filter(([, is]) => is === "lead"),
        pick,
      )?.[0];
      const user = choose(
        [...people].filter(([, is]) => is === "user"),
        pick,
      )?.[0];
      const talk = choose([...talks.values()], pick);
      names += 1;
      clock.advance(1_000);
      switch (act) {
        case "user":
          await add("user", "/users", { user_id: `u${names}` }, ["user.created"]);
          break;
        case "lead":
          await add("lead", "/contacts", {}, ["contact.created"]);
          break;
        case "leadWithEmail":
          await add("lead", "/contacts", { email: "same@example.test" }, [
            "contact.created",
            "contact.added_email",
          ]);
          break;
        case "message":
          if (person === undefined) break;
          await start(
            person,
            { from: { type: kind === "user" ? "user" : "contact", id: person }, body: "x" },
            "conversation.user.created",
            { state: "open", assigned: false, listed: true },
          );
          break;
        case "adminMessage":
          if (user === undefined) break;
          await start(
            user,
            {
              message_type: "inapp",
              from: { type: "admin", id: "12" },
              to: { type: "user", id: user },
              body: "x",
            },
            "conversation.admin.single.created",
            { state: "closed", assigned: true, listed: false },
          );
          break;
        case "archive":
          if (person === undefined) break;
          await call("DELETE", `/${kind === "user" ? "users" : "contacts"}/${person}`);
          people.delete(person);
          for (const one of [...talks.values()]) if (one.person === person) talks.delete(one.id);
          expectTopics(["user.deleted"]);
          break;
        case "convert":
          if (lead === undefined) break;
          await call("POST", "/contacts/convert", { contact: { id: lead }, user: { user_id: `u${names}` } });
          people.set(lead, "user");
          expectTopics(["contact.signed_up"]);
          break;
        case "merge":
          if (lead === undefined || user === undefined) break;
          await call("POST", "/contacts/convert", { contact: { id: lead }, user: { id: user } });
          people.delete(lead);
          for (const one of talks.values()) if (one.person === lead) one.person = user;
          expectTopics(["contact.signed_up"]);
          break;
        case "userReply": {
          if (talk === undefined) break;
          const body = { type: "user", message_type: "comment", intercom_user_id: talk.person, body: "x" };
          await reply(talk, body, ["conversation.user.replied"]);
          Object.assign(talk, { state: "open", listed: true });
          break;
        }
        case "comment":
          if (talk === undefined) break;
          await reply(talk, byAdmin("comment", { body: "x" }), [
            "conversation.admin.replied",
            ...(talk.assigned ? [] : [ASSIGNED]),
          ]);
          talk.assigned = true;
          break;
        case "note":
          if (talk === undefined) break;
          await reply(talk, byAdmin("note", { body: "x" }), ["conversation.admin.noted"]);
          break;
        case "assign":
        case "unassign": {
          if (talk === undefined) break;
          const also = { open: [], closed: ["conversation.admin.opened"], snoozed: [UNSNOOZED] }[talk.state];
          const assignee_id = act === "assign" ? "12" : "0";
          await reply(talk, byAdmin("assignment", { assignee_id }), [ASSIGNED, ...also]);
          Object.assign(talk, { state: "open", assigned: act === "assign" });
          break;
        }
        case "open":
          if (talk === undefined) break;
          await reply(talk, byAdmin("open"), [
            talk.state === "snoozed" ? UNSNOOZED : "conversation.admin.opened",
          ]);
          talk.state = "open";
          break;
        case "close":
          if (talk === undefined) break;
          await reply(talk, byAdmin("close"), ["conversation.admin.closed"]);
          talk.state = "closed";
          break;
        case "snooze": {
          if (talk === undefined) break;
          const snoozed_until = Math.floor(clock.now() / 1000) + 3_000;
          await reply(talk, byAdmin("snoozed", { snoozed_until }), ["conversation.admin.snoozed"]);
          talk.state = "snoozed";
          break;
        }
        case "wait": {
          clock.advance(HOUR_MS);
          const woken = [...talks.values()].filter(({ state }) => state === "snoozed");
          for (const one of woken) one.state = "open";
          expectTopics(woken.map(() => UNSNOOZED));
          break;
        }
      }
    }

    const listed = [...talks.values()].filter((one) => one.listed);
    const open = listed.filter(({ state }) => state !== "closed");
    const all: unknown[] = [];
    for (let page = 1; all.length < listed.length; page += 1) {
      const body = await call("GET", `/conversations?per_page=7&page=${page}`);
      expect(at(body, "total_count")).toBe(listed.length);
      if (listAt(body, "conversations").length === 0) break;
      all.push(...listAt(body, "conversations"));
    }
    expect(all.map((one) => String(at(one, "id"))).sort()).toEqual(listed.map(({ id }) => id).sort());
    for (const one of all) {
      const known = talks.get(String(at(one, "id")));
      expect(at(one, "state")).toBe(known?.state);
      expect(at(one, "user")).toEqual({ type: people.get(known?.person ?? ""), id: known?.person });
      expect(await call("GET", `/users/${known?.person}`)).toMatchObject({ id: known?.person });
    }
    expect(await call("GET", "/counts?type=conversation")).toEqual({
      type: "count",
      conversation: {
        open: open.length,
        closed: listed.length - open.length,
        assigned: open.filter(({ assigned }) => assigned).length,
        unassigned: open.filter(({ assigned }) => !assigned).length,
      },
    });
    const kinds = [...people.values()];
    const [users, leads] = [
      kinds.filter((is) => is === "user").length,
      kinds.filter((is) => is === "lead").length,
    ];
    expect(await call("GET", "/counts")).toMatchObject({ user: { count: users }, lead: { count: leads } });
    expect(at(await call("GET", "/users"), "total_count")).toBe(users);
    expect(at(await call("GET", "/contacts"), "total_count")).toBe(leads);
  } finally {
    await simulator.close();
  }
}

test("whatever the calls, each fires its topics, and lists, counts and people agree", async () => {
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: 150 });
}, 60_000);
