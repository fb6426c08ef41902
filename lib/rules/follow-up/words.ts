import type { Ladder } from "./config.ts";
import type { Episode } from "./episode.ts";
import type { Step } from "./ladder.ts";

/** `2026-03-02 09:00 UTC`, from epoch milliseconds. */
export function atTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** `The customer has waited for us since …`, without full stop. */
export function waitInWords({ on, since }: Pick<Episode, "on" | "since">): string {
  return on === "customer-waiting"
    ? `The customer has waited for us since ${atTime(since)}`
    : `We have waited for the customer since ${atTime(since)}`;
}

/** `step 2 of 3 of "nobody answers" (4h)`. */
export function stepInWords({ number, settings }: Step, { name, steps }: Ladder): string {
  return `step ${number} of ${steps.length} of "${name}" (${settings.after})`;
}
