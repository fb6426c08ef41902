import { seededRandom } from "../../sandbox/random.ts";

/** Everything that is left to chance in a run, by its seed. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Whether something of this likelihood (0 to 1) happens. */
  hits(likelihood: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(from: readonly [T, ...T[]]): T;
}

/** The chances of a seed; another `stream` of the same seed goes its own way. */
export function chanceOf(seed: number, stream = 0): Chance {
  const random = seededRandom(seed * 7_919 + stream);
  return {
    random,
    hits: (likelihood) => random() < likelihood,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick: (from) => from[Math.floor(random() * from.length)] ?? from[0],
  };
}
