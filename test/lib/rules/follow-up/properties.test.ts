import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOpen } from "../../../../lib/conditions/index.ts";
import { episodeOf } from "../../../../lib/rules/follow-up/episode.ts";
import type { Happening } from "../../../../lib/rules/follow-up/facts.ts";
import { ask, DAY, facts, HOUR, MINUTE, NINE, OFFICE, waiting } from "./support.ts";

const STEPS = ["30m", "1h", "2h", "6h", "9h"];
const ladderOf = (count: "open" | "all") => ({
  name: "all night",
  on: "customer-waiting" as const,
  hours: OFFICE,
  count,
  steps: STEPS.map((after) => ({ after, do: [{ note: after }] })),
});

/** When it is looked at: minutes after nine on Monday, in order, until all is over. */
const minutes = fc.array(fc.integer({ min: 0, max: 6 * 24 * 60 }), { maxLength: 60 });
const count = fc.constantFrom("open" as const, "all" as const);

function notesOf(proposals: ReturnType<typeof ask>): string[] {
  return proposals.flatMap((one) =>
    one.outcome === "plan"
      ? one.actions.flatMap((action) => (action.kind === "note" ? [action.body] : []))
      : [],
  );
}

describe("whenever it is looked at", () => {
  test("each step is taken once in a wait, in order, and none outside of the hours", () => {
    fc.assert(
      fc.property(minutes, count, (when, counts) => {
        const looks = when.toSorted((a, b) => a - b).map((one) => facts(NINE + one * MINUTE));
        const settings = { ladders: [{ ...ladderOf(counts) }] };
        const proposals = ask([facts(NINE), ...looks], settings);
        const notes = notesOf(proposals);
        // Steps later than the window are left out.
        expect(notes).toEqual(STEPS.filter((after) => notes.includes(after)));
        for (const [index, { outcome }] of proposals.entries()) {
          const now = [facts(NINE), ...looks][index]?.now ?? 0;
          if (outcome === "plan") expect(isOpen(OFFICE, now / 1000)).toBe(true);
        }
      }),
    );
  });

  test("following the times that it asks for takes every step", () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 0, max: 5 * 24 * 60 }), (counts, after) => {
        const since = NINE + after * MINUTE;
        const conversation = waiting({
          waitingSince: since,
          happenings: [{ kind: "customer", id: "m1", at: since }],
        });
        const looks = [facts(since, conversation)];
        const settings = { ladders: [ladderOf(counts)] };
        for (let n = 0; n < 20; n += 1) {
          const dueAt = ask(looks, settings).at(-1)?.dueAt;
          if (dueAt === undefined) break;
          looks.push(facts(dueAt, conversation));
        }
        expect(notesOf(ask(looks, settings))).toEqual(STEPS);
      }),
      { numRuns: 40 },
    );
  });

  test("no step comes before its time, and none is taken in a wait that is over", () => {
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 600 }), (when, answeredAfter) => {
        const answered = NINE + answeredAfter * MINUTE;
        const plain = { name: "plain", on: "customer-waiting" as const, count: "open" as const };
        const steps = [
          { after: "1h", do: [{ note: "1" }] },
          { after: "5h", do: [{ note: "5" }] },
        ];
        const looks = when
          .toSorted((a, b) => a - b)
          .map((one) => {
            const now = NINE + one * MINUTE;
            return now < answered ? facts(now) : facts(now, waiting({ waitingSince: undefined }));
          });
        for (const [index, proposal] of ask(looks, { ladders: [{ ...plain, steps }] }).entries()) {
          if (proposal.outcome === "skip") continue;
          const now = looks[index]?.now ?? 0;
          expect(now).toBeLessThan(answered);
          const body = notesOf([proposal]).at(-1);
          expect(now).toBeGreaterThanOrEqual(NINE + (body === "5" ? 5 : 1) * HOUR);
        }
      }),
    );
  });
});

describe("a wait", () => {
  const kinds = fc.array(fc.constantFrom<Happening["kind"]>("customer", "teammate", "handover"), {
    maxLength: 20,
  });
  const happen = (all: readonly Happening["kind"][]): Happening[] =>
    all.map((kind, index) => ({ kind, id: `p${index}`, at: NINE + index * MINUTE }));

  test("stays the same whatever comes after it, but for the message that ends it", () => {
    fc.assert(
      fc.property(
        kinds,
        fc.array(fc.constantFrom("customer" as const, "handover" as const)),
        (before, after) => {
          const happenings = happen([...before, "teammate", "customer", ...after]);
          const start = NINE + (before.length + 1) * MINUTE;
          const episode = episodeOf(waiting({ waitingSince: start, happenings }), NINE + DAY);
          expect(episode).toMatchObject({
            on: "customer-waiting",
            id: `p${before.length + 1}`,
            since: start,
          });
          expect(episode?.isHandedOver).toBe(after.includes("handover"));
        },
      ),
    );
  });

  test("is ours exactly when the last message is a teammate's and Intercom says that nobody waits", () => {
    fc.assert(
      fc.property(kinds, (all) => {
        const happenings = happen(all);
        const last = all.findLast((kind) => kind !== "handover");
        const far = episodeOf(waiting({ waitingSince: 64_632_601_013_000, happenings }), NINE + DAY);
        expect(far?.on).toBe(last === "teammate" ? "customer-silent" : undefined);
      }),
    );
  });
});
