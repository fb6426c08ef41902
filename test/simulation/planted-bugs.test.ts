import { describe, expect, test } from "vitest";
import {
  failuresAcknowledged,
  lookSkipped,
  losersDropped,
  losersGoOn,
  receiptsFirst,
  turnsGrantedTwice,
} from "./planted-bugs.ts";
import { shippedAutoAssign } from "./rules.ts";
import { runSeed } from "./seeds.ts";
import type { Variant } from "./variant.ts";

const ENOUGH = 120_000;

/** Whether one of so many seeds shows this kind of violation. */
async function isFound(variant: Variant, kind: string, seeds: number, customers: number): Promise<boolean> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = await runSeed({ seed, rule: shippedAutoAssign(), variant, customers });
    if (violations.some((one) => `${one.promise} ${one.kind}` === kind)) return true;
  }
  return false;
}

describe("a bug planted in the engine is found:", () => {
  test.each([
    ["receipts written before anything is applied", receiptsFirst, "2 never_done", 6],
    ["no look after a dead owner", lookSkipped, "2 done_twice", 6],
    ["a turn of the rotation granted twice", turnsGrantedTwice, "2 drawn_twice", 16],
    ["a decision that lost its write goes on", losersGoOn, "2 done_twice", 6],
    ["a message that must come back is not sent", losersDropped, "1 vanished", 6],
    ["a failed message is acknowledged", failuresAcknowledged, "1 vanished", 6],
  ] as const)(
    "%s",
    async (_bug, variant, kind, customers) => {
      expect(await isFound(variant, kind, 60, customers)).toBe(true);
    },
    ENOUGH,
  );
});
