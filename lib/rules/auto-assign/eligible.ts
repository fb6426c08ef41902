import type { Draw, DrawLoad } from "../../engine/index.ts";
import type { PoolFacts, Teammate } from "./facts.ts";

/** Sentences about a pool name this many people. */
const NAMED = 10;

/** Whether a draw from a pool depends on how many conversations each person has open. */
export function needsCounts({ strategy, members }: PoolFacts): boolean {
  return strategy === "balanced" || members.some(({ limit }) => limit !== undefined);
}

/** Why a person can't be given a conversation now, as half a sentence; undefined when they can. */
export function whyNot(person: Teammate, load: DrawLoad | undefined): string | undefined {
  if (person.away) return "is away";
  if (!person.hasInboxSeat) return "has no inbox seat";
  if (!person.onDuty) return "is outside their hours";
  const open = load?.open[person.id] ?? 0;
  if (person.limit !== undefined && open >= person.limit) return `has ${open} open of ${person.limit}`;
  return undefined;
}

/** Who of a pool can be given a conversation now, and the rotation to draw from. */
export function drawOf(
  pool: PoolFacts,
  actingAdmin: string,
  load: DrawLoad | undefined,
  conversation: string,
): Draw {
  const people = pool.members.filter(({ id }) => id !== actingAdmin);
  const ids = people.map(({ id }) => id);
  const { strategy, limitPerPool } = pool;
  return {
    pool: pool.key,
    members: ids,
    among: people.filter((person) => whyNot(person, load) === undefined).map(({ id }) => id),
    ...(strategy === "round-robin" ? {} : { strategy }),
    ...(strategy === "weighted" ? { weights: byId(people, ({ weight }) => weight) } : {}),
    ...(load === undefined || !needsCounts(pool) ? {} : { load: loadOf(people, load) }),
    ...(limitPerPool === undefined ? {} : { places: { limit: limitPerPool, conversation } }),
  };
}

/** What the draw has to know of the counts: those of the pool only. */
function loadOf(people: readonly Teammate[], { open, countedAt }: DrawLoad): DrawLoad {
  const limits = byId(people, ({ limit }) => limit);
  return {
    open: byId(people, ({ id }) => open[id] ?? 0),
    countedAt,
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

function byId(people: readonly Teammate[], of: (person: Teammate) => number | undefined) {
  return Object.fromEntries(
    people.flatMap((person): [string, number][] => {
      const value = of(person);
      return value === undefined ? [] : [[person.id, value]];
    }),
  );
}

/** Why nobody of a pool can be given anything, person by person, by their ids. */
export function explainNobody(pool: PoolFacts, actingAdmin: string, load: DrawLoad | undefined): string {
  const people = pool.members.filter(({ id }) => id !== actingAdmin);
  if (people.length === 0) return `There is nobody in ${pool.title}.`;
  const reasons = people.slice(0, NAMED).map((person) => `${person.id} ${whyNot(person, load) ?? "is free"}`);
  const more = people.length > NAMED ? `; and ${people.length - NAMED} more` : "";
  return `Nobody in ${pool.title} is free: ${reasons.join("; ")}${more}.`;
}
