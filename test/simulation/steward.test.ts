import { expect, test } from "vitest";
import { lookSkipped } from "./planted-bugs.ts";
import { steward } from "./rules.ts";
import { firstFailure, runSeed, seedsAskedFor } from "./seeds.ts";

const LONG = 24 * 3_600_000;

test(
  "a rule of notes, replies, assignments and closings keeps what is promised",
  async () => {
    const file = "test/simulation/steward.test.ts";
    expect(await firstFailure(seedsAskedFor(100), file, () => ({ rule: steward() }))).toBeUndefined();
  },
  LONG,
);

test("words said twice are found, when nobody looks after a dead owner", async () => {
  const twice: string[] = [];
  for (let seed = 1; seed <= 60 && twice.length === 0; seed += 1) {
    const { violations } = await runSeed({ seed, rule: steward(), variant: lookSkipped });
    twice.push(...violations.filter(({ kind }) => kind === "done_twice").map(({ what }) => what));
  }
  expect(twice.join()).toMatch(/^(note|reply|close) ".*planned 1, done 2 times/);
}, 60_000);
