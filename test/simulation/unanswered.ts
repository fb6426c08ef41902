import { hours } from "../../lib/conditions/index.ts";
import type { Rule } from "../../lib/engine/index.ts";
import { followUp } from "../../lib/rules/follow-up/rule.ts";
import { defineConfig } from "../../lib/rules/settings.ts";
import { type Decision, listDecisions, type Table } from "../../lib/state/index.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { FAIR, type Forecast, forecastOf, type Weather } from "./faults.ts";
import { deployRule } from "./functions.ts";
import type { SimulatedQueue } from "./queue.ts";
import { createTimeline, type Timeline } from "./timeline.ts";
import { createTrace } from "./trace.ts";
import { PRODUCT } from "./variant.ts";
import { ACTING_ADMIN, type SimulatedIntercom, startIntercom } from "./workspace.ts";

const MINUTE_MS = 60_000;
/** Monday at three in the afternoon; two hours later the office closes. */
const START_MS = Date.parse("2026-03-02T15:00:00Z");
const END_MS = Date.parse("2026-03-03T14:00:00Z");
/** An hour in which nothing can be reached. */
const OUTAGE = { from: START_MS + 20 * MINUTE_MS, to: START_MS + 80 * MINUTE_MS };
const ROUGH_UNTIL_MS = START_MS + 90 * MINUTE_MS;
const DOWN: Weather = { ...FAIR, lost: 1 };

/** A conversation as it stands when everything has come to rest. */
export interface Climbed {
  /** Oldest first. */
  readonly decisions: readonly Decision[];
  /** Our notes, oldest first: what they say and when (epoch milliseconds, UTC). */
  readonly notes: readonly { readonly body: string; readonly at: number }[];
}

export interface Afternoon {
  /** Written just before the outage; nobody ever answers. */
  readonly unanswered: Climbed;
  /** Answered during the outage; then the customer writes again, and nobody answers. */
  readonly answeredOnce: Climbed;
  /** Written after the office closed. */
  readonly atNight: Climbed;
  lines(...words: readonly string[]): readonly string[];
}

/** An afternoon, a night and a morning with crashes, duplicates and an hour's outage, as a seed brings them. */
export async function liveThrough(seed: number, table: Table): Promise<Afternoon> {
  const timeline = createTimeline(START_MS);
  const { trace, lines } = createTrace(timeline.now, START_MS);
  const intercom = startIntercom(timeline, seed, 167);
  const chance = chanceOf(seed);
  const forecast = withOutage(forecastOf(chanceOf(seed, 1), START_MS, ROUGH_UNTIL_MS));
  const outside = { timeline, chance, forecast, trace, table, intercom, variant: PRODUCT };
  const duplicates = () => (timeline.now() < ROUGH_UNTIL_MS ? 0.1 : 0);
  const { live } = deployRule(threeNotes(timeline), outside, { duplicates, sweepsUntilMs: END_MS });
  const people = peopleOf(timeline, intercom, live, chanceOf(seed, 2));
  const minutes = (count: number) => START_MS + count * MINUTE_MS;

  const unanswered = people.write(minutes(15));
  const answeredOnce = people.write(minutes(10));
  people.answer(answeredOnce, minutes(50));
  people.writeAgain(answeredOnce, minutes(70));
  const atNight = people.write(Date.parse("2026-03-02T20:00:00Z"));
  await timeline.runUntil(END_MS);

  return {
    unanswered: await climbed(unanswered, intercom, table),
    answeredOnce: await climbed(answeredOnce, intercom, table),
    atNight: await climbed(atNight, intercom, table),
    lines,
  };
}

function withOutage(rough: Forecast): Forecast {
  return (port, atMs) => (OUTAGE.from <= atMs && atMs < OUTAGE.to ? DOWN : rough(port, atMs));
}

/** A ladder of three notes in open hours; each note says which step it is. */
function threeNotes(timeline: Timeline): Rule<unknown> {
  const office = ["09:00-17:00"];
  const ladder = {
    name: "nobody answers",
    on: "customer-waiting" as const,
    hours: hours({ timeZone: "UTC", weekly: { monday: office, tuesday: office } }),
    steps: ["30m", "1h", "3h"].map((after) => ({ after, do: [{ note: after }] })),
  };
  const rules = { followUp: { mode: "live" as const, ladders: [ladder] } };
  const clock = { now: timeline.now, sleep: async () => {} };
  return followUp(defineConfig({ actingAdmin: ACTING_ADMIN, rules }), clock);
}

/** A customer and what they began. */
interface Talk {
  customer: string;
  conversation: string;
}

/** What customers and teammates do, each telling the live queue, sometimes twice and late. */
function peopleOf(timeline: Timeline, { outside }: SimulatedIntercom, live: SimulatedQueue, chance: Chance) {
  let notified = 0;

  function notify(topic: string, { conversation }: Talk): void {
    notified += 1;
    const detail = {
      id: `notif_${notified}`,
      topic,
      created_at: Math.floor(timeline.now() / 1000),
      data: { item: { type: "conversation", id: conversation } },
    };
    const copies = chance.between(1, 3);
    for (let copy = 0; copy < copies; copy += 1) {
      timeline.at(timeline.now() + chance.between(50, 90_000), () =>
        live.send(JSON.stringify({ "detail-type": "notification", detail }), 0),
      );
    }
  }

  return {
    write(atMs: number): Talk {
      const talk = { customer: "", conversation: "" };
      timeline.at(atMs, async () => {
        talk.customer = (await outside.leads.create({})).id;
        await outside.messages.sendAsPerson({ from: { type: "contact", id: talk.customer }, body: "Hello?" });
        const list = await outside.conversations.list({ type: "user", intercom_user_id: talk.customer });
        talk.conversation = list.conversations[0]?.id ?? "";
        notify("conversation.user.created", talk);
      });
      return talk;
    },
    answer(talk: Talk, atMs: number): void {
      timeline.at(atMs, async () => {
        await outside.conversations.replyAsAdmin(talk.conversation, { admin_id: "11", body: "Yes." });
        notify("conversation.admin.replied", talk);
      });
    },
    writeAgain(talk: Talk, atMs: number): void {
      timeline.at(atMs, async () => {
        const body = { intercom_user_id: talk.customer, body: "And tomorrow?" };
        await outside.conversations.replyAsUser(talk.conversation, body);
        notify("conversation.user.replied", talk);
      });
    },
  };
}

async function climbed(
  { conversation }: Talk,
  { outside }: SimulatedIntercom,
  table: Table,
): Promise<Climbed> {
  const { conversation_parts } = await outside.conversations.get(conversation, { display_as: "plaintext" });
  const parts = conversation_parts?.conversation_parts ?? [];
  return {
    decisions: (await listDecisions(table, `conversation#${conversation}`, "follow-up")).toReversed(),
    notes: parts.flatMap(({ part_type, body, created_at }) =>
      part_type === "note" ? [{ body: body ?? "", at: (created_at ?? 0) * 1000 }] : [],
    ),
  };
}
