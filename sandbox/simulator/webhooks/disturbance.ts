import type { Shuffle } from "./reorder.ts";

/** What a fault does to the delivery of one notification. */
export interface Disturbance {
  /** How often it is delivered: 1 is as it should be. */
  readonly copies: number;
  /** How many milliseconds late it goes out. */
  readonly delayMs: number;
  readonly shuffle: Shuffle | undefined;
}
