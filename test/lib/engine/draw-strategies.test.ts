import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draw, type DrawLoad, drawFrom } from "../../../lib/engine/draw.ts";
import { type Rotation, storedRotation } from "../../../lib/state/index.ts";
import { itemSize } from "./item-size.ts";

const EMPTY: Rotation = { version: 0, turns: {}, grants: [] };
const NOW = 1_560_945_600_000;

/** Draws as often as asked, a second apart, with the same counts of Intercom all along. */
function drawMany(draw: Draw, times: number, start = EMPTY) {
  const drawn: (string | undefined)[] = [];
  let rotation = start;
  for (let n = 0; n < times; n += 1) {
    const next = drawFrom(rotation, draw, `d${start.version}-${n}`, NOW + n);
    drawn.push(next?.to);
    rotation = next?.rotation ?? rotation;
  }
  return { drawn, rotation };
}
const shares = (drawn: readonly (string | undefined)[], people: readonly string[]) =>
  people.map((person) => drawn.filter((who) => who === person).length);
const pool = (people: readonly string[], rest: Partial<Draw> = {}): Draw => ({
  pool: "p",
  members: people,
  among: people,
  ...rest,
});
const load = (open: Record<string, number>, limits?: Record<string, number>): DrawLoad => ({
  open,
  countedAt: NOW,
  ...(limits === undefined ? {} : { limits }),
});

describe("weighted", () => {
  const weighted = { strategy: "weighted", weights: { a: 5, b: 1, c: 1 } } as const;

  test("spreads the turns of the heaviest evenly", () => {
    const { drawn } = drawMany(pool(["a", "b", "c"], weighted), 7);
    expect(drawn).toEqual(["a", "a", "b", "a", "c", "a", "a"]);
  });

  test("someone without a weight counts once", () => {
    const { drawn } = drawMany(pool(["a", "b"], { strategy: "weighted", weights: { a: 2 } }), 6);
    expect(shares(drawn, ["a", "b"])).toEqual([4, 2]);
  });

  test("someone who is away gets nothing, and neither saves up nor loses turns meanwhile", () => {
    const draw = pool(["a", "b", "c"], weighted);
    const away = drawMany({ ...draw, among: ["b", "c"] }, 20);
    expect(shares(away.drawn, ["a", "b", "c"])).toEqual([0, 10, 10]);
    expect(shares(drawMany(draw, 7, away.rotation).drawn, ["a", "b", "c"])).toEqual([5, 1, 1]);
  });

  const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

  test("gives each exactly their weight over as many draws as the weights add up to, any number of times", () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 4 }), (list, times) => {
        const people = list.map((_, n) => `p${n}`);
        const byId = Object.fromEntries(list.map((weight, n) => [`p${n}`, weight]));
        const rounds = times * list.reduce((sum, weight) => sum + weight, 0);
        const { drawn } = drawMany(pool(people, { strategy: "weighted", weights: byId }), rounds);
        expect(shares(drawn, people)).toEqual(list.map((weight) => weight * times));
      }),
    );
  });

  test("stays within one turn of the exact share for two people, after any number of draws", () => {
    const weight = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(weight, weight, fc.integer({ min: 1, max: 90 }), (a, b, times) => {
        const { drawn } = drawMany(pool(["a", "b"], { strategy: "weighted", weights: { a, b } }), times);
        const [got = 0] = shares(drawn, ["a"]);
        expect(Math.abs(got - (times * a) / (a + b))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("balanced", () => {
  test("gives to whoever has fewest open, and evens out", () => {
    const draw = pool(["a", "b", "c"], { strategy: "balanced", load: load({ a: 2, b: 0, c: 1 }) });
    expect(drawMany(draw, 6).drawn).toEqual(["b", "c", "b", "a", "c", "b"]);
  });

  test("a tie goes to the one assigned longest ago", () => {
    const first = drawMany(pool(["a", "b", "c"]), 2);
    const draw = pool(["a", "b", "c"], { strategy: "balanced", load: load({ a: 1, b: 1, c: 1 }) });
    expect(drawMany(draw, 3, first.rotation).drawn).toEqual(["c", "a", "b"]);
  });

  test("Intercom's worked example: limit 3, A has 3 and B has 1: B gets the next two before A gets one", () => {
    const limits = { a: 3, b: 3 };
    const draw = pool(["a", "b"], { strategy: "balanced", load: load({ a: 3, b: 1 }, limits) });
    const { drawn, rotation } = drawMany(draw, 3);
    expect(drawn).toEqual(["b", "b", undefined]);
    // A closes one, and Intercom counts what B got.
    const later = { ...load({ a: 2, b: 3 }, limits), countedAt: NOW + 1_000 };
    expect(drawFrom(rotation, { ...draw, load: later }, "next", NOW + 1_001)?.to).toBe("a");
  });
});

describe("what Intercom doesn't count yet", () => {
  const draw = pool(["a"], { load: load({ a: 0 }, { a: 2 }) });

  test("is counted for a minute after it was given out, and once only", () => {
    const { rotation } = drawMany(draw, 1);
    const counted = (a: number, countedAt: number) =>
      drawFrom(rotation, { ...draw, load: { open: { a }, countedAt, limits: { a: 2 } } }, "x", countedAt)
        ?.rotation.loads?.["a"]?.open;
    expect(counted(0, NOW + 59_000)).toBe(2);
    expect(counted(1, NOW + 59_000)).toBe(2);
    expect(counted(0, NOW + 61_000)).toBe(1);
  });

  test("never lets a limit be passed, whatever is drawn in whatever order", () => {
    const person = fc.record({ open: fc.integer({ min: 0, max: 4 }), limit: fc.integer({ min: 1, max: 4 }) });
    const strategy = fc.constantFrom("round-robin" as const, "weighted" as const, "balanced" as const);
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), strategy, (people, how) => {
        const ids = people.map((_, n) => `p${n}`);
        const open = Object.fromEntries(people.map((one, n) => [`p${n}`, one.open]));
        const limits = Object.fromEntries(people.map((one, n) => [`p${n}`, one.limit]));
        const { drawn } = drawMany(pool(ids, { strategy: how, load: load(open, limits) }), 30);
        const got = shares(drawn, ids);
        // With enough conversations everyone gets exactly what they had room for.
        expect(got).toEqual(people.map((one) => Math.max(0, one.limit - one.open)));
      }),
    );
  });

  test("a retry finds its own draw, even when that filled the last place", () => {
    const one = pool(["a"], { load: load({ a: 1 }, { a: 2 }) });
    const first = drawFrom(EMPTY, one, "d1", NOW);
    expect(first?.to).toBe("a");
    expect(drawFrom(first?.rotation ?? EMPTY, one, "d1", NOW + 1)).toEqual(first);
    expect(drawFrom(first?.rotation ?? EMPTY, one, "d2", NOW + 1)).toBeUndefined();
  });
});

test("with weights, loads and two dozen draws a pool of eight stays below a kilobyte, one write unit", () => {
  const team = Array.from({ length: 8 }, (_, n) => String(4_938_810 + n));
  const weights = Object.fromEntries(team.map((id, n) => [id, n + 1]));
  const draw = pool(team, { strategy: "weighted", weights, load: load({}) });
  const { rotation } = drawMany(draw, 100);
  expect(Object.keys(rotation.loads ?? {})).toHaveLength(8);
  expect(rotation.grants).toHaveLength(24);
  const keys = rotation.grants.map((grant, n) => ({
    ...grant,
    for: `AbCdEfGhI${String(n).padStart(3, "0")}`,
  }));
  expect(itemSize(storedRotation({ ...rotation, grants: keys }))).toBeLessThan(1_024 - 100);
});
