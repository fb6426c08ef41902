import type { Sweep, SweepCounts, SweepPlace, SweepRun } from "../../state/index.ts";
import type { Rule } from "../rule.ts";

/** Objects that a run enqueues at most, unless the rule's budget says otherwise. */
const PER_SWEEP = 500;
/** The same of a leg's first live run: a mistake in the settings stays small. */
const FIRST_SWEEP = 25;

const NOTHING: SweepCounts = { lookedAt: 0, enqueued: 0, skipped: {}, pages: 0, restarts: 0 };

/** A run that has not begun. `scheduledAt`: epoch milliseconds, UTC. */
export function newRun(
  rule: Pick<Rule<unknown>, "budget">,
  mode: SweepRun["mode"],
  scheduledAt: number,
): SweepRun {
  const { perSweep = PER_SWEEP, firstSweep = FIRST_SWEEP } = rule.budget ?? {};
  return {
    scheduledAt,
    mode,
    limit: perSweep,
    firstLimit: firstSweep,
    enqueued: 0,
    done: [],
    handOvers: 0,
    legs: {},
  };
}

/** Whether a leg's live runs begin with this one: its settings have been tried in dry runs only. */
export function isFirstOf(leg: string, { liveLegs }: Sweep, { mode }: SweepRun): boolean {
  return mode === "live" && !liveLegs.includes(leg);
}

/** How many objects a leg may still enqueue in this run. */
export function allowanceOf(leg: string, sweep: Sweep, run: SweepRun): number {
  const ofRun = run.limit - run.enqueued;
  if (!isFirstOf(leg, sweep, run)) return ofRun;
  return Math.min(ofRun, run.firstLimit - countsOf(run, leg).enqueued);
}

/** A run that the scheduler takes up again: its patience with hand-overs and lost scrolls begins anew. */
export function takenUp(run: SweepRun): SweepRun {
  const legs = Object.entries(run.legs).map(([name, counts]) => [name, { ...counts, restarts: 0 }]);
  return { ...run, handOvers: 0, legs: Object.fromEntries(legs) };
}

/** What a run has counted in a leg. */
export function countsOf(run: SweepRun, leg: string): SweepCounts {
  return run.legs[leg] ?? NOTHING;
}

/** Where a leg stands in a mode. */
export function placeOf(sweep: Sweep, mode: string, leg: string): SweepPlace {
  return sweep.places[`${mode}/${leg}`] ?? {};
}

/** The change that sets a leg's place. */
export function placed(sweep: Sweep, mode: string, leg: string, place: SweepPlace): Pick<Sweep, "places"> {
  return { places: { ...sweep.places, [`${mode}/${leg}`]: place } };
}

/** The change that ends a run. After one that used up its budget, the next begins with another leg. */
export function ended(sweep: Sweep, run: SweepRun, usedUp: boolean): Partial<Sweep> {
  // A scroll is over long before the next run.
  const places = Object.entries(sweep.places).map(([name, place]): [string, SweepPlace] => [
    name,
    place.isOpenScroll === true ? without(place) : place,
  ]);
  return {
    run: undefined,
    places: Object.fromEntries(places),
    spentBy: usedUp ? run.spender : undefined,
    lastRun: Math.max(sweep.lastRun ?? 0, run.scheduledAt),
    liveLegs: liveLegsAfter(sweep, run),
  };
}

/** After a dry run, which is how new settings are tried, the next live run is a first one again. */
function liveLegsAfter({ liveLegs }: Sweep, { mode, legs }: SweepRun): string[] {
  if (mode === "dry-run") return [];
  const enqueuing = Object.entries(legs).flatMap(([name, { enqueued }]) => (enqueued > 0 ? [name] : []));
  return [...new Set([...liveLegs, ...enqueuing])];
}

/** A leg that begins again: only its mark stays. */
export function without({ mark }: SweepPlace): SweepPlace {
  return mark === undefined ? {} : { mark };
}

/** The legs in the order of this run: the one that used up the last run's budget comes last. */
export function inTurn<Leg extends { readonly name: string }>(legs: readonly Leg[], spentBy?: string): Leg[] {
  const after = 1 + legs.findIndex(({ name }) => name === spentBy);
  return [...legs.slice(after), ...legs.slice(0, after)];
}
