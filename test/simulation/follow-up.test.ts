import { describe, expect, test } from "vitest";
import { startTable } from "../support/table.ts";
import { seedsAskedFor } from "./seeds.ts";
import { type Afternoon, type Climbed, liveThrough } from "./unanswered.ts";

const LONG = 24 * 3_600_000;
const ONCE_EACH = ["30m", "1h", "3h"];

async function afternoonOf(seed: number): Promise<Afternoon> {
  const { table, close } = await startTable();
  try {
    return await liveThrough(seed, table);
  } finally {
    await close();
  }
}

const bodies = ({ notes }: Climbed) => notes.map(({ body }) => body);
/** Day and hour of our notes, in UTC. */
const times = ({ notes }: Climbed) => notes.map(({ at }) => new Date(at).toISOString().slice(8, 13));

/** Hours of the day, in UTC, in which plans were made. */
function hoursOf({ decisions }: Climbed): number[] {
  return decisions.flatMap(({ outcome, at }) => (outcome === "plan" ? [new Date(at).getUTCHours()] : []));
}

describe("follow-up through crashes, duplicates and an hour's outage", () => {
  test(
    "takes each step once in a wait, and none outside of the hours",
    async () => {
      const { from, count } = seedsAskedFor(2);
      for (let seed = from; seed < from + count; seed += 1) {
        const { unanswered, answeredOnce, atNight, lines } = await afternoonOf(seed);
        const replay = `replay with SWITCHBOARD_SEED=${seed}`;
        expect(bodies(unanswered), replay).toEqual(ONCE_EACH);
        expect(bodies(atNight), replay).toEqual(ONCE_EACH);
        // Its first wait was answered during the outage: no step was due before, and none is taken after.
        expect(bodies(answeredOnce), replay).toEqual(ONCE_EACH);
        const planned = [unanswered, answeredOnce, atNight].flatMap(hoursOf);
        expect(
          planned.filter((hour) => hour < 9 || hour >= 17),
          replay,
        ).toEqual([]);
        // A step missed in the outage, which ends at twenty past four, comes after it; the night's in the morning.
        expect(times(unanswered), replay).toEqual(["02T16", "02T16", "03T10"]);
        expect(times(answeredOnce), replay).toEqual(["02T16", "03T09", "03T11"]);
        expect(times(atNight), replay).toEqual(["03T09", "03T10", "03T12"]);
        expect(lines("Error").length, replay).toBeGreaterThan(0);
      }
    },
    LONG,
  );
});
