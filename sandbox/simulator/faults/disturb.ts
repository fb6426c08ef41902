import type { Disturbance } from "../webhooks/disturbance.ts";
import type { Effect } from "./fault.ts";

/** What the effects that strike a notification come to: copies multiply, delays add up, the last order counts. */
export function disturbanceOf(effects: readonly Effect[]): Disturbance {
  let disturbance: Disturbance = { copies: 1, delayMs: 0, shuffle: undefined };
  for (const effect of effects) {
    const { copies, delayMs } = disturbance;
    if (effect.kind === "duplicate") disturbance = { ...disturbance, copies: copies * effect.copies };
    if (effect.kind === "delay") disturbance = { ...disturbance, delayMs: delayMs + effect.ms };
    if (effect.kind === "reorder") disturbance = { ...disturbance, shuffle: effect };
  }
  return disturbance;
}
