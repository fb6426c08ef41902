import { hours } from "../../../../lib/conditions/index.ts";
import type { Proposal } from "../../../../lib/engine/index.ts";
import type { FollowUpSettings, Ladder } from "../../../../lib/rules/follow-up/config.ts";
import { decide } from "../../../../lib/rules/follow-up/decide.ts";
import type { ConversationFacts, FollowUpFacts, Happening } from "../../../../lib/rules/follow-up/facts.ts";

/** A Monday. */
export const NINE = Date.parse("2026-03-02T09:00:00Z");
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Monday to Friday from nine to five, in UTC. */
export const OFFICE = hours({
  timeZone: "UTC",
  weekly: {
    monday: ["09:00-17:00"],
    tuesday: ["09:00-17:00"],
    wednesday: ["09:00-17:00"],
    thursday: ["09:00-17:00"],
    friday: ["09:00-17:00"],
  },
  holidays: ["2026-03-04"],
});

export const NOBODY_ANSWERS: Ladder = {
  name: "nobody answers",
  on: "customer-waiting",
  count: "open",
  steps: [
    { after: "1h", do: [{ note: "An hour without an answer." }] },
    { after: "2h", do: [{ tag: "waited" }, { assign: { pool: "Support" } }] },
    { after: "4h", do: [{ assign: { admin: "lead@example.test" } }] },
  ],
};
export const GONE_QUIET: Ladder = {
  name: "gone quiet",
  on: "customer-silent",
  count: "open",
  steps: [
    { after: "1d", do: [{ snooze: "2h" }] },
    { after: "2d", do: [{ close: { message: "Bye for now." } }] },
  ],
};

export function settings(over: Partial<FollowUpSettings> = {}): FollowUpSettings {
  return { mode: "live", window: "3d", ladders: [NOBODY_ANSWERS, GONE_QUIET], ...over };
}

const happening = (kind: Happening["kind"]) => (id: string, at: number) => ({ kind, id, at });
export const wrote = happening("customer");
export const replied = happening("teammate");
export const handedOver = happening("handover");

/** An open conversation in which a customer wrote at nine and waits since then. */
export function waiting(over: Partial<ConversationFacts> = {}): ConversationFacts {
  return {
    id: "77",
    state: "open",
    snoozedUntil: undefined,
    waitingSince: NINE,
    assignee: { type: "admin", id: "11" },
    customer: { kind: "lead", id: "l-1" },
    happenings: [wrote("m1", NINE)],
    ...over,
  };
}

/** One in which a teammate answered at nine. */
export function silent(over: Partial<ConversationFacts> = {}): ConversationFacts {
  return waiting({
    waitingSince: undefined,
    happenings: [wrote("m1", NINE - HOUR), replied("p1", NINE)],
    ...over,
  });
}

export function facts(
  now: number,
  conversation: ConversationFacts | undefined = waiting(),
  over: Partial<FollowUpFacts> = {},
): FollowUpFacts {
  return {
    now,
    conversation,
    customerTags: [],
    targets: new Map([
      [
        "pool:Support",
        {
          kind: "pool",
          pool: { team: "500", name: "Support", members: ["11", "12", "13"], free: ["11", "12"] },
        },
      ],
      ["admin:lead@example.test", { kind: "one", to: { type: "admin", id: "14" } }],
    ]),
    about: {},
    ...over,
  };
}

/** Asks the rule at several times, each time with what it remembered; answers what it said. */
export function ask(
  looks: readonly FollowUpFacts[],
  { ladders }: Pick<FollowUpSettings, "ladders"> = settings(),
): Proposal[] {
  let memory: Parameters<typeof decide>[2] = { memory: undefined };
  return looks.map((look) => {
    const proposal = decide(settings({ ladders }), look, memory);
    if (proposal.memory !== undefined) memory = { memory: proposal.memory.value };
    return proposal;
  });
}

/** The reason and, if one is set, the time to look again. */
export function gist({ reason, dueAt }: Proposal): string {
  return dueAt === undefined ? reason : `${reason} until ${new Date(dueAt).toISOString().slice(5, 16)}`;
}
