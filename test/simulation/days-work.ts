import type { Chance } from "./chance.ts";
import type { SimulatedQueue } from "./queue.ts";
import type { Timeline } from "./timeline.ts";
import type { Trace } from "./trace.ts";
import { PEOPLE, type SimulatedIntercom } from "./workspace.ts";

/** A notification that was accepted: from here on nothing may lose it. */
export interface Accepted {
  readonly event: string;
  readonly conversation: string;
  /** Epoch milliseconds, UTC. */
  readonly at: number;
}

/** What customers and teammates did. */
export interface DaysWork {
  readonly accepted: readonly Accepted[];
  readonly conversations: readonly string[];
  /** Whether no teammate ever went away. */
  readonly isEverybodyThere: boolean;
}

export interface Setting {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly intercom: SimulatedIntercom;
  readonly trace: Trace;
  /** The live queues that each notification reaches. */
  readonly queues: readonly SimulatedQueue[];
}

/**
 * Lets `customers` customers write until `untilMs` (epoch milliseconds), and people reply, assign, close, open and go
 * away in between. Notifications come late, twice and out of order. At `untilMs` all teammates are back.
 */
export function scheduleWork(setting: Setting, customers: number, untilMs: number): DaysWork {
  const { timeline, chance } = setting;
  const accepted: Accepted[] = [];
  const conversations: string[] = [];
  const startMs = timeline.now();
  const somewhen = () => chance.between(startMs, untilMs - 1);
  // Half the days bring everybody within three seconds, so that they meet at the same turn of the rotation.
  const rush = chance.hits(0.5) ? somewhen() : undefined;
  const arrival = () =>
    rush === undefined ? somewhen() : Math.min(rush + chance.between(0, 3_000), untilMs - 1);
  const notify = notifier(setting, accepted);

  for (let n = 0; n < customers; n += 1) {
    timeline.at(arrival(), async () => {
      const { customer, conversation } = await writeAnew(setting);
      conversations.push(conversation);
      notify("conversation.user.created", conversation);
      const later = chance.between(0, 3);
      for (let n = 0; n < later; n += 1) {
        const soon = timeline.now() + chance.between(100, chance.hits(0.5) ? 3_000 : 300_000);
        timeline.at(Math.min(soon, untilMs), () => meddle(setting, customer, conversation, notify));
      }
    });
  }
  const absences = chance.between(0, 4);
  for (let n = 0; n < absences; n += 1) {
    const everyone = chance.hits(0.3);
    timeline.at(somewhen(), async () => {
      const away = everyone ? PEOPLE : [chance.pick(PEOPLE)];
      for (const id of away) await setAway(setting, id, true);
      timeline.at(Math.min(untilMs, timeline.now() + chance.between(30_000, 600_000)), async () => {
        for (const id of away) await setAway(setting, id, false);
      });
    });
  }
  return { accepted, conversations, isEverybodyThere: absences === 0 };
}

async function writeAnew({ intercom, trace }: Setting) {
  const { leads, messages, conversations } = intercom.outside;
  const lead = await leads.create({});
  await messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body: "Is it in stock?" });
  const [first] = (await conversations.list({ type: "user", intercom_user_id: lead.id })).conversations;
  if (first === undefined) throw new Error("the message made no conversation");
  trace("customer", `writes conversation ${first.id}`);
  return { customer: lead.id, conversation: first.id };
}

type Notify = (topic: string, conversation: string) => void;

function notifier({ timeline, chance, queues, trace }: Setting, accepted: Accepted[]): Notify {
  return (topic, conversation) => {
    const event = `notif_${accepted.length + 1}`;
    const at = timeline.now();
    accepted.push({ event, conversation, at });
    trace("intercom", `notifies ${event} ${topic} of conversation ${conversation}`);
    const detail = {
      id: event,
      topic,
      created_at: Math.floor(at / 1000),
      data: { item: { type: "conversation", id: conversation } },
    };
    const body = JSON.stringify({ "detail-type": topic, detail });
    const copies = chance.hits(0.2) ? chance.between(2, 3) : 1;
    for (const queue of queues) {
      for (let copy = 0; copy < copies; copy += 1) {
        const delay = chance.between(50, chance.hits(0.8) ? 500 : 90_000);
        timeline.at(at + delay, () => queue.send(body, 0));
      }
    }
  };
}

/** Someone does something to a conversation that we may be deciding about. */
async function meddle(
  { intercom, chance, trace }: Setting,
  customer: string,
  conversation: string,
  notify: Notify,
): Promise<void> {
  const { conversations } = intercom.outside;
  const admin_id = chance.pick(PEOPLE);
  const act = chance.pick(["reply", "reply", "reply", "assign", "close", "open"]);
  trace("people", `${act} conversation ${conversation} (${admin_id})`);
  switch (act) {
    case "reply":
      await conversations.replyAsUser(conversation, { intercom_user_id: customer, body: "Anybody there?" });
      return notify("conversation.user.replied", conversation);
    case "assign":
      await conversations.assign(conversation, { admin_id, assignee: { type: "admin", id: admin_id } });
      return;
    case "close":
      await conversations.close(conversation, { admin_id });
      return;
    default:
      await conversations.open(conversation, { admin_id });
      return notify("conversation.admin.opened", conversation);
  }
}

async function setAway({ intercom, trace }: Setting, id: string, isAway: boolean): Promise<void> {
  trace("people", `${id} ${isAway ? "goes away" : "is back"}`);
  await intercom.outside.admins.setAway(id, { away_mode_enabled: isAway, away_mode_reassign: false });
}
