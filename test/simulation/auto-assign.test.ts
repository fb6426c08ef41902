import { describe, expect, test } from "vitest";
import { shippedAutoAssign } from "./rules.ts";
import { firstFailure, runSeed, seedsAskedFor } from "./seeds.ts";

const LONG = 24 * 3_600_000;

describe("auto-assign through everything that a seed brings", () => {
  test(
    "keeps what is promised",
    async () => {
      const rule = shippedAutoAssign();
      const file = "test/simulation/auto-assign.test.ts";
      expect(await firstFailure(seedsAskedFor(100), file, () => ({ rule }))).toBeUndefined();
    },
    LONG,
  );

  test("is the same run, step by step, for the same seed", async () => {
    const run = async () => (await runSeed({ seed: 4, rule: shippedAutoAssign() })).lines();
    const first = await run();
    expect(await run()).toEqual(first);
    expect(first.length).toBeGreaterThan(200);
  });

  test("meets crashes, lost answers, throttling, time-outs and duplicates", async () => {
    const seen = new Set<string>();
    const signs = ["crashes", ": Error", "Throttling", "TimeoutError", "(429)", '"duplicate"', '"found"'];
    for (let seed = 1; seed <= 12; seed += 1) {
      const { lines } = await runSeed({ seed, rule: shippedAutoAssign() });
      for (const sign of signs) if (lines(sign).length > 0) seen.add(sign);
    }
    expect([...seen].toSorted()).toEqual(signs.toSorted());
  });
});
