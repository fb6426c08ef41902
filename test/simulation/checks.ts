import type { Action, Decision } from "../../lib/state/index.ts";
import { bodyOf, type Deed, deedsOf } from "./deeds.ts";
import type { Case, Evidence } from "./evidence.ts";
import { PEOPLE } from "./workspace.ts";

/** A promise of the design that was broken, and how. */
export interface Violation {
  /** 1: nothing vanishes. 2: effects happen once. 3: the budget is shared, and everything comes to rest. */
  readonly promise: 1 | 2 | 3;
  /** Stable, to tell violations apart. */
  readonly kind: string;
  readonly what: string;
}

/** Holds what was promised against what is there. */
export function check(evidence: Evidence): Violation[] {
  const { cases } = evidence;
  return [
    ...vanished(evidence),
    ...leftBehind(evidence),
    ...cases.flatMap(outOfOrder),
    ...cases.flatMap(doneTwice),
    ...cases.flatMap(neverDone),
    ...drawnTwice(evidence),
    ...unfair(evidence),
    ...restless(evidence),
  ];
}

/** Every accepted notification has a decision of its own that has come to its end, or is parked. */
function vanished({ accepted, cases, parked }: Evidence): Violation[] {
  const ended = new Set(
    cases.flatMap(({ decisions }) =>
      decisions.filter(({ state }) => state === "done").map(({ event }) => event),
    ),
  );
  const kept = new Set(parked.map(({ event }) => event));
  return accepted
    .filter(({ event }) => !ended.has(event) && !kept.has(event))
    .map(({ event, conversation }) => ({
      promise: 1,
      kind: "vanished",
      what: `${event} of conversation ${conversation} has no decision and is not parked`,
    }));
}

/** Nothing that a pause parked is left when the rule has been resumed. */
function leftBehind({ parked }: Evidence): Violation[] {
  return parked
    .filter(({ reason }) => reason === "paused")
    .map(({ event }) => broken(1, "left_behind", `${event} is still parked for a pause that is over`));
}

/** Versions follow each other without a gap, and an event is decided about once. */
function outOfOrder({ conversation, decisions }: Case): Violation[] {
  const events = decisions.filter(({ state }) => state === "done").map(({ event }) => event);
  const isGapless = decisions.every(({ version }, index) => version === index + 1);
  const again = events.filter((event, index) => events.indexOf(event) !== index);
  return [
    ...(isGapless ? [] : [broken(1, "gap", `conversation ${conversation} has a gap in its decisions`)]),
    ...again.map((event) => broken(2, "decided_twice", `${event} of ${conversation} was decided twice`)),
  ];
}

/** What is in Intercom in our name was planned, and no more often than it was planned. */
function doneTwice({ conversation, decisions, ownParts }: Case): Violation[] {
  const planned = decisions.filter(isLivePlan).flatMap(({ actions }) => actions.map(deedOf));
  const done = ownParts.map(deedsOf);
  return [...new Set(done)].flatMap((deed) => {
    const [most, times] = [countOf(deed, planned), countOf(deed, done)];
    if (times <= most) return [];
    return [
      broken(
        2,
        "done_twice",
        `${deed} in conversation ${conversation}: planned ${most}, done ${times} times`,
      ),
    ];
  });
}

/** What was receipted as applied is there, once for each receipt. */
function neverDone({ conversation, decisions, ownParts }: Case): Violation[] {
  const applied = decisions.flatMap(({ actions, receipts }) =>
    receipts.flatMap(({ action, result }) => {
      const what = actions[action];
      return result === "applied" && what !== undefined ? [deedOf(what)] : [];
    }),
  );
  const done = ownParts.map(deedsOf);
  return [...new Set(applied)].flatMap((deed) => {
    const [least, times] = [countOf(deed, applied), countOf(deed, done)];
    if (times >= least) return [];
    return [
      broken(
        2,
        "never_done",
        `${deed} in conversation ${conversation}: receipted ${least}, done ${times} times`,
      ),
    ];
  });
}

/** Each plan that drew has a draw of its own. */
function drawnTwice({ cases, rotation }: Evidence): Violation[] {
  const plans = cases.flatMap(({ decisions }) => decisions.filter(isLivePlan));
  if (rotation.version === 0 || plans.length <= rotation.version) return [];
  return [broken(2, "drawn_twice", `${plans.length} plans drew ${rotation.version} turns`)];
}

/** While everybody is there, nobody is given more than one conversation more than another, but for turns that were lost. */
function unfair({ cases, rotation, isEverybodyThere }: Evidence): Violation[] {
  if (!isEverybodyThere || rotation.version === 0) return [];
  const plans = cases.flatMap(({ decisions }) => decisions.filter(isLivePlan));
  const given = plans.flatMap(({ actions }) => actions.map(deedOf));
  const shares = PEOPLE.map((id) => countOf(`assign to ${id}`, given));
  const lost = rotation.version - plans.length;
  if (Math.max(...shares) - Math.min(...shares) <= 1 + lost) return [];
  return [broken(3, "unfair", `shares are ${shares.join(", ")} after ${rotation.version} turns`)];
}

/** Intercom's limit held, and everything that began has ended. */
function restless({ rule, cases, backlog, parked, overLimit, queued, accepted }: Evidence): Violation[] {
  const open = cases.flatMap(({ decisions }) => decisions.filter(({ state }) => state === "open"));
  const forgotten = cases.filter(
    (one) =>
      rule === "auto-assign" &&
      one.state === "open" &&
      one.assignee === "nobody_admin" &&
      !isExcused(one, parked, accepted),
  );
  return [
    ...(overLimit > 0 ? [broken(3, "over_limit", `Intercom refused ${overLimit} calls over its limit`)] : []),
    ...(queued > 0 ? [broken(3, "queued", `${queued} messages are still in a queue`)] : []),
    ...open.map(({ object, version }) =>
      broken(3, "open_plan", `${object} version ${version} is still open`),
    ),
    ...backlog.map(({ object }) => broken(3, "backlog", `${object} still waits though everybody is there`)),
    ...forgotten.map(({ conversation }) =>
      broken(3, "forgotten", `conversation ${conversation} is nobody's`),
    ),
  ];
}

/** A conversation may stay nobody's if an operator has been told, or its rule has done enough about it. */
function isExcused(
  { conversation, decisions }: Case,
  parked: Evidence["parked"],
  accepted: Evidence["accepted"],
) {
  const events = new Set(
    accepted.filter((one) => one.conversation === conversation).map(({ event }) => event),
  );
  return (
    parked.some(({ event }) => events.has(event) || event.endsWith(`conversation#${conversation}`)) ||
    decisions.at(-1)?.reason === "done_enough"
  );
}

function isLivePlan({ outcome, mode }: Decision): boolean {
  return outcome === "plan" && mode === "live";
}

function broken(promise: Violation["promise"], kind: string, what: string): Violation {
  return { promise, kind, what };
}

function countOf(deed: Deed, deeds: readonly Deed[]): number {
  return deeds.filter((one) => one === deed).length;
}

/** An action in the words in which its part will be told. */
function deedOf(action: Action): Deed {
  switch (action.kind) {
    case "assign":
      return `assign to ${action.to.id}`;
    case "note":
    case "reply":
    case "close":
      return `${action.kind} "${bodyOf(action.body ?? "")}"`;
    default:
      return action.kind;
  }
}
