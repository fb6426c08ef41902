import type { Clock } from "../clock.ts";
import type { DeliveryRules } from "./rules.ts";

/**
 * `paused`: nothing is sent for a while after very many errors; `suspended`: after days of errors alone, until the
 * webhook is set again; `ended`: the receiver answered 410.
 */
export type StandingState = "live" | "paused" | "suspended" | "ended";

/** What a receiver's answers have brought a webhook to (webhooks.md, "Delivery"). */
export interface Standing {
  state(): StandingState;
  /** When the pause ends: epoch milliseconds; undefined when there is none. */
  pausedUntil(): number | undefined;
  /** How many errors came since the last success or pause; what is beyond the rule isn't counted. */
  consecutiveErrors(): number;
  /** Takes note of a receiver's answer: its status, or what went wrong instead. */
  record(answer: number | string): void;
}

/** A webhook that has just been set. `rules` is asked at every answer. */
export function createStanding(clock: Clock, rules: () => DeliveryRules): Standing {
  let ended: "suspended" | "ended" | undefined;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let failingSince: number | undefined;
  let errors: number[] = [];

  function fail(): void {
    const now = clock.now();
    const { pauseAfterErrors, pauseWithinSeconds, pauseSeconds, suspendAfterSeconds } = rules();
    failingSince ??= now;
    if (now - failingSince > suspendAfterSeconds * 1000) ended ??= "suspended";
    errors = [...errors, now].slice(-(pauseAfterErrors + 1));
    const oldest = errors[0] ?? now;
    if (errors.length <= pauseAfterErrors || now - oldest > pauseWithinSeconds * 1000) return;
    pausedUntil = now + pauseSeconds * 1000;
    errors = [];
  }

  const paused = () => clock.now() < pausedUntil;
  return {
    state: () => ended ?? (paused() ? "paused" : "live"),
    pausedUntil: () => (paused() ? pausedUntil : undefined),
    consecutiveErrors: () => errors.length,
    record(answer) {
      if (answer === 410) ended = "ended";
      else if (isSuccess(answer)) {
        failingSince = undefined;
        errors = [];
      } else if (answer !== 429) fail();
    },
  };
}

/** Any 2xx. */
export function isSuccess(answer: number | string): boolean {
  return typeof answer === "number" && answer >= 200 && answer < 300;
}
