import { addOpenTime, isOpen, nextOpening } from "../../conditions/index.ts";
import type { FollowUpSettings, Ladder, StepSettings } from "./config.ts";
import { durationMs } from "./duration.ts";
import type { Episode } from "./episode.ts";
import type { FollowUpFacts } from "./facts.ts";

/** A step of a ladder for one wait. */
export interface Step {
  /** Its place in the ladder, from 1. */
  readonly number: number;
  readonly settings: StepSettings;
  /** What it is remembered by. */
  readonly key: string;
  /** When it is to be taken: epoch milliseconds, UTC. */
  readonly at: number;
}

/** The first ladder for this kind of wait whose condition holds. */
export function ladderFor(
  { ladders }: FollowUpSettings,
  on: Episode["on"],
  { about, now }: Pick<FollowUpFacts, "about" | "now">,
): Ladder | undefined {
  const moment = { now: now / 1000 };
  return ladders.find((one) => one.on === on && (one.when?.evaluate(about, moment).holds ?? true));
}

/** Whether a ladder may be the one for a listed conversation, of which not everything was read. */
export function mayHaveLadder(
  { ladders }: FollowUpSettings,
  on: Episode["on"],
  { about, now }: Pick<FollowUpFacts, "about" | "now">,
): boolean {
  const moment = { now: now / 1000 };
  return ladders.some((one) => one.on === on && one.when?.weigh(about, moment).verdict !== false);
}

/** The steps of a ladder for a wait that began at `since`; one whose time never comes is left out. */
export function stepsOf(ladder: Ladder, since: number): Step[] {
  return ladder.steps.flatMap((settings, index) => {
    const at = openingFrom(ladder, later(ladder, since, settings.after));
    return at === undefined
      ? []
      : [{ number: index + 1, settings, key: `${ladder.name}/${settings.after}`, at }];
  });
}

/** So much later, in opening hours if the ladder counts those: epoch milliseconds, UTC. Undefined: never. */
export function later({ hours, count }: Ladder, from: number, duration: string): number | undefined {
  const milliseconds = durationMs(duration) ?? 0;
  if (hours === undefined || count === "all") return from + milliseconds;
  return inMs(addOpenTime(hours, from / 1000, milliseconds / 1000));
}

/** Whether a ladder's team is there at a time (epoch milliseconds, UTC). */
export function isOpenAt({ hours }: Ladder, at: number): boolean {
  return hours === undefined || isOpen(hours, at / 1000);
}

/** The first time from `at` on at which the ladder's team is there: epoch milliseconds, UTC. Undefined: never. */
export function openingFrom({ hours }: Ladder, at: number | undefined): number | undefined {
  if (hours === undefined || at === undefined) return at;
  return inMs(nextOpening(hours, at / 1000));
}

function inMs(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.ceil(seconds * 1000);
}
