import { setImmediate as turn } from "node:timers/promises";
import type { Limiter, RateLimitSeen } from "../../../../lib/intercom/index.ts";
import type { VirtualClock } from "../../../support/virtual-clock.ts";

/** The start of a window. */
export const START = 1_700_000_000_000;
export const RESET_HEADERS = {
  "X-RateLimit-Limit": "83",
  "X-RateLimit-Remaining": "0",
  "X-RateLimit-Reset": "1700000010",
};
export const TEAM = { type: "team", id: "814865", name: "Tier 2", admin_ids: [493881] };
export const CONVERSATION = {
  type: "conversation",
  id: "21330000001",
  created_at: 1560945600,
  updated_at: 1560945900,
  assignee: { type: "nobody_admin", id: null },
  open: true,
  state: "open",
};
export const NOTE = { admin_id: "493881", body: "Looked into it." };

/** Waits until somebody sleeps on the clock. */
export async function asleep(clock: VirtualClock): Promise<void> {
  while (clock.sleeping === 0) await turn();
}

/** A limiter that grants everything and writes down what it was told. */
export function recordingLimiter() {
  const log: (["take", number] | ["learn", RateLimitSeen] | ["pause", number])[] = [];
  const limiter: Limiter = {
    async take(calls) {
      log.push(["take", calls]);
    },
    async learn(seen) {
      log.push(["learn", seen]);
    },
    async pause(untilMs) {
      log.push(["pause", untilMs]);
    },
  };
  return { limiter, log };
}
