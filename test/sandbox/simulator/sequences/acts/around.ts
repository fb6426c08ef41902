import { MAREK, RHEA, SECRET, TIER_2, textAt } from "../../support/workspace.ts";
import { newPerson } from "../model.ts";
import { type Act, choose, type Fired } from "../run.ts";
import { enterTalk, replied } from "./talks.ts";

const HOOK = "http://127.0.0.1:9/hook";
const TOPIC_SETS = [
  ["conversation"],
  ["user", "contact.created"],
  ["all"],
  ["conversation.user.created", "user.deleted"],
] as const;

/** Notes, events, the messenger, teammates, webhooks: what happens around people and conversations. */
export const OTHER_ACTS: Readonly<Record<string, Act>> = {
  async notePerson({ model, call }, { a }) {
    const person = choose(model.people.values(), a);
    if (person === undefined) return [];
    await call("POST", "/notes", { admin_id: RHEA, body: "x", user: { id: person.id } });
    person.notes += 1;
    return [];
  },

  async submitEvent({ model, call }, { a, b, c }) {
    const person = choose(model.people.values(), a);
    if (person === undefined) return [];
    const event = {
      event_name: `event-${b % 2}`,
      created_at: 1_560_945_000 + (c % 2),
      metadata: { n: c % 3 },
    };
    await call("POST", "/events", { id: person.id, ...event });
    const known = person.events.has(JSON.stringify(event));
    person.events.add(JSON.stringify(event));
    return known ? [] : [{ topic: "event.created", about: person.id }];
  },

  async writeInMessenger({ model, door }, { b }) {
    model.names += 1;
    const email = `m${b % 3}@example.test`;
    const of = [...model.people.values()].filter((person) => person.email === email);
    const known = of.find(({ kind }) => kind === "user") ?? of[0];
    const answer = await door("POST", "messages", { body: "x", email });
    const [id, talk] = [textAt(answer, "person_id"), textAt(answer, "conversation_id")];
    const fired: Fired[] = [];
    if (known === undefined) {
      fired.push(...["contact.created", "contact.added_email"].map((topic) => ({ topic, about: id })));
      model.people.set(id, newPerson({ id, kind: "lead", email }));
    }
    return [...fired, enterTalk(model, talk, known?.id ?? id, "conversation.user.created")];
  },

  async replyInMessenger({ model, door }, { a, b }) {
    const talk = choose(model.talks.values(), a);
    if (talk === undefined) return [];
    const person = choose(talk.customers, b);
    await door("POST", `people/${person}/reply`, { body: "x", conversation_id: talk.id });
    talk.read = true;
    return replied(model, talk);
  },

  async rate({ model, door }, { a, b, c }) {
    const talk = choose(model.talks.values(), a);
    if (talk === undefined) return [];
    const remark = b % 2 === 0 ? { remark: "x" } : {};
    const body = { rating: 1 + (c % 5), conversation_id: talk.id, ...remark };
    await door("POST", `people/${choose(talk.customers, b)}/rate`, body);
    talk.parts += b % 2 === 0 ? 2 : 1;
    return [];
  },

  async comeBack({ model, door }, { a }) {
    const person = choose(model.people.values(), a);
    if (person !== undefined) await door("POST", `people/${person.id}/return`, {});
    return [];
  },

  async tagPart({ model, door }, { a, c }) {
    const talk = choose(model.talks.values(), a);
    if (talk === undefined) return [];
    const name = `Tag ${c % 4}`;
    const answer = await door("POST", `conversations/${talk.id}/tags`, { name });
    const id =
      [...model.tags].find(([, known]) => known === name)?.[0] ??
      textAt(answer, "tags", "tags", talkTags(answer), "id");
    model.tags.set(id, name);
    const place = `${talk.parts} ${id}`;
    if (talk.partTags.has(place)) return [];
    talk.partTags.add(place);
    return [{ topic: "conversation_part.tag.created", about: talk.id }];
  },

  async setAway({ model, call }, { a, b, c }) {
    const admin = a % 2 === 0 ? RHEA : MAREK;
    const [away, reassign] = [b % 2 === 0, c % 3 !== 0];
    await call("PUT", `/admins/${admin}/away`, { away_mode_enabled: away, away_mode_reassign: reassign });
    if (away && reassign) model.away.add(admin);
    else model.away.delete(admin);
    return [];
  },

  async setRule({ model, door }, { a }) {
    model.rule = [undefined, MAREK, TIER_2][a % 3];
    await door("PUT", "assignment-rule", model.rule === undefined ? {} : { assignee_id: model.rule });
    return [];
  },

  async setWebhook({ model, door }, { a }) {
    // Conversations tell their ids by these alone.
    const told = ["conversation.user.created", "conversation.admin.single.created"];
    model.topics = [undefined, [...told, "user.created"], [...told, "contact.created", "event.created"]][
      a % 3
    ];
    const topics = model.topics === undefined ? {} : { topics: model.topics };
    await door("PUT", "webhook", { url: HOOK, secret: SECRET, ...topics });
    return [];
  },

  async subscribe({ model, call }, { a }) {
    if (model.subscriptions.size === 3) return [];
    const topics = choose(TOPIC_SETS, a) ?? [];
    const id = textAt(await call("POST", "/subscriptions", { url: HOOK, topics }), "id");
    model.subscriptions.set(id, { id, topics, told: ["ping ping"] });
    return [];
  },

  async changeSubscription({ model, call }, { a, b }) {
    const subscription = choose(model.subscriptions.values(), a);
    if (subscription === undefined) return [];
    subscription.topics = choose(TOPIC_SETS, b) ?? [];
    await call("PUT", `/subscriptions/${subscription.id}`, { topics: subscription.topics });
    return [];
  },

  async unsubscribe({ model, call }, { a }) {
    const [id] = choose(model.subscriptions, a) ?? [];
    if (id === undefined) return [];
    await call("DELETE", `/subscriptions/${id}`);
    model.subscriptions.delete(id);
    return [];
  },
};

/** The place of the tag that was added last. */
function talkTags(answer: unknown): number {
  const text = JSON.stringify(answer);
  return text.split('"applied_at"').length - 2;
}
