import type { Proposal, ProposedAction, Skip } from "../../engine/rule.ts";
import type { FollowUpSettings, Ladder } from "./config.ts";
import { type Deeds, deedOf } from "./deeds.ts";
import { durationMs } from "./duration.ts";
import type { Episode } from "./episode.ts";
import type { ConversationFacts, FollowUpFacts } from "./facts.ts";
import { isOpenAt, openingFrom, type Step, stepsOf } from "./ladder.ts";
import { remember } from "./progress.ts";
import { atTime, stepInWords, waitInWords } from "./words.ts";

/** A wait and the ladder that is climbed for it. */
export interface Climbing {
  readonly settings: FollowUpSettings;
  readonly facts: FollowUpFacts;
  readonly conversation: ConversationFacts;
  readonly episode: Episode;
  readonly ladder: Ladder;
  /** Keys of the steps behind it. */
  readonly done: readonly string[];
  /** Another wait has ended since it was last looked at. */
  readonly isAnswered: boolean;
}

/** When nobody of a pool is there, it is tried again after this. */
const RETRY_MS = 600_000;

/** Takes the steps that are due; without one, says when the next will be. Pure. */
export function climb(climbing: Climbing): Proposal {
  const { settings, facts, episode, ladder, done } = climbing;
  const { now } = facts;
  const open = stepsOf(ladder, episode.since).filter(({ key }) => !done.includes(key));
  const late = open.filter(({ at }) => at < now - (durationMs(settings.window) ?? 0));
  const left = open.filter((step) => !late.includes(step));
  const behind = [...done, ...late.map(({ key }) => key)];
  const due = untilItRests(left.filter(({ at }) => at <= now));
  if (due.length === 0) return notYet(climbing, left[0], behind, late);
  if (!isOpenAt(ladder, now)) {
    const opening = openingFrom(ladder, now);
    const because = opening === undefined ? "It never opens again." : `It opens at ${atTime(opening)}.`;
    return skip("outside_hours", `Nobody is there now. ${because}`, opening, remember(episode, behind));
  }
  const next = left.find((step) => !due.includes(step));
  return take(climbing, due, next, behind);
}

/** Up to the first step that snoozes or closes the conversation: what comes after it has to wait for the end of that. */
function untilItRests(due: readonly Step[]): readonly Step[] {
  const rests = due.findIndex(({ settings }) =>
    settings.do.some((deed) => "snooze" in deed || "close" in deed),
  );
  return rests === -1 ? due : due.slice(0, rests + 1);
}

function notYet(
  { episode, ladder, isAnswered }: Climbing,
  next: Step | undefined,
  behind: readonly string[],
  late: readonly Step[],
): Proposal {
  const memory = remember(episode, behind);
  const wait = waitInWords(episode);
  if (next === undefined) {
    return late.length === 0
      ? skip("ladder_done", `${wait}, and all steps of "${ladder.name}" are behind it.`, undefined, memory)
      : skip("too_old", `${wait}: the steps that were left are too late by now.`, undefined, memory);
  }
  const when = `${wait}; ${stepInWords(next, ladder)} comes at ${atTime(next.at)}.`;
  return isAnswered
    ? skip("answered", `What was waited for has come. ${when}`, next.at, memory)
    : skip("not_yet", when, next.at, memory);
}

function take(
  climbing: Climbing,
  due: readonly Step[],
  next: Step | undefined,
  behind: readonly string[],
): Proposal {
  const { facts, episode, ladder } = climbing;
  const results = due.flatMap((step) => doStep(step, climbing));
  const waits = results.find((one) => "left" in one && one.left === "nobody_free");
  if (waits !== undefined && "left" in waits) {
    return skip("nobody_free", waits.because, facts.now + RETRY_MS, remember(episode, behind));
  }
  const memory = remember(episode, [...behind, ...due.map(({ key }) => key)]);
  const actions = results.flatMap((one): ProposedAction[] => ("action" in one ? [one.action] : []));
  if (actions.length === 0) {
    const human = results.find((one) => "left" in one && one.left === "reassigned_by_human");
    const [first = human] = results;
    const because = (one: Deeds | undefined) => (one !== undefined && "left" in one ? one.because : "");
    return human === undefined
      ? skip("nothing_to_do", because(first), next?.at, memory)
      : skip("reassigned_by_human", because(human), next?.at, memory);
  }
  const named = due.map((step) => stepInWords(step, ladder)).join(", ");
  return {
    outcome: "plan",
    reason: "step_due",
    because: `${waitInWords(episode)}: ${named}.`,
    actions,
    ...(next === undefined ? {} : { dueAt: next.at }),
    ...memory,
  };
}

function doStep(step: Step, { facts, conversation, episode, ladder }: Climbing): Deeds[] {
  const reason = `${waitInWords(episode)}: ${stepInWords(step, ladder)}.`;
  return step.settings.do.map((deed) => deedOf(deed, { facts, conversation, episode, ladder, reason }));
}

function skip(reason: string, because: string, dueAt: number | undefined, more: Partial<Skip>): Skip {
  return { outcome: "skip", reason, because, ...(dueAt === undefined ? {} : { dueAt }), ...more };
}
