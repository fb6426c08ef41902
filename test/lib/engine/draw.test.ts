import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draw, drawFrom } from "../../../lib/engine/draw.ts";
import { type Rotation, storedRotation } from "../../../lib/state/index.ts";
import { itemSize } from "./item-size.ts";

const EMPTY: Rotation = { version: 0, turns: {}, grants: [] };
const everyone = ["ada", "ben", "cleo"];

/** A draw in which nobody has a limit, so that there is always somebody. */
function drawRoundRobin(rotation: Rotation, draw: Draw, key: string) {
  const drawn = drawFrom(rotation, draw, key, 1_560_945_600_000);
  if (drawn === undefined) throw new Error("nobody was drawn");
  return drawn;
}

function drawMany(
  start: Rotation,
  times: number,
  draw: { members: string[]; among: string[] },
  from = 0,
): { drawn: string[]; rotation: Rotation } {
  const drawn: string[] = [];
  let rotation = start;
  for (let n = 0; n < times; n += 1) {
    const next = drawRoundRobin(rotation, { pool: "p", ...draw }, `decision-${from + n}`);
    drawn.push(next.to);
    rotation = next.rotation;
  }
  return { drawn, rotation };
}

describe("whose turn it is", () => {
  test("a new pool goes in the order of its members, over and over", () => {
    const { drawn } = drawMany(EMPTY, 7, { members: everyone, among: everyone });
    expect(drawn).toEqual(["ada", "ben", "cleo", "ada", "ben", "cleo", "ada"]);
  });

  test("someone who is away is passed over, keeps their place, and is first when back", () => {
    const first = drawMany(EMPTY, 3, { members: everyone, among: ["ada", "cleo"] });
    expect(first.drawn).toEqual(["ada", "cleo", "ada"]);
    const second = drawMany(first.rotation, 4, { members: everyone, among: everyone }, 3);
    expect(second.drawn).toEqual(["ben", "cleo", "ada", "ben"]);
  });

  test("a newcomer comes after everyone who was there, and isn't left out", () => {
    const first = drawMany(EMPTY, 2, { members: everyone, among: everyone });
    const team = [...everyone, "dov"];
    const second = drawMany(first.rotation, 5, { members: team, among: team }, 2);
    expect(second.drawn).toEqual(["cleo", "ada", "ben", "dov", "cleo"]);
  });

  test("someone who left the pool is forgotten", () => {
    const first = drawMany(EMPTY, 3, { members: everyone, among: everyone });
    const second = drawMany(first.rotation, 1, { members: ["ada", "cleo"], among: ["ada", "cleo"] }, 3);
    expect(Object.keys(second.rotation.turns).sort()).toEqual(["ada", "cleo"]);
  });

  test("nobody to draw from is a programming error", () => {
    expect(() => drawRoundRobin(EMPTY, { pool: "p", members: everyone, among: [] }, "d")).toThrow(RangeError);
  });
});

describe("a retry", () => {
  test("of a decision finds its own draw, and changes nothing", () => {
    const once = drawRoundRobin(EMPTY, { pool: "p", members: everyone, among: everyone }, "d1");
    const later = drawMany(once.rotation, 4, { members: everyone, among: everyone });
    const again = drawRoundRobin(later.rotation, { pool: "p", members: everyone, among: everyone }, "d1");
    expect(again.to).toBe("ada");
    expect(again.rotation).toBe(later.rotation);
  });

  test("whose person has gone away meanwhile draws someone else, once", () => {
    const once = drawRoundRobin(EMPTY, { pool: "p", members: everyone, among: everyone }, "d1");
    const again = drawRoundRobin(
      once.rotation,
      { pool: "p", members: everyone, among: ["ben", "cleo"] },
      "d1",
    );
    expect(again.to).toBe("ben");
    expect(again.rotation.grants).toEqual([{ for: "d1", to: "ben" }]);
  });

  test("is remembered for 24 draws, no more: a pool of eight stays below a kilobyte, one write unit", () => {
    const team = Array.from({ length: 8 }, (_, n) => String(4_938_810 + n));
    let rotation = EMPTY;
    for (let n = 0; n < 100; n += 1) {
      const key = `AbCdEfGhI${String(n).padStart(3, "0")}`;
      ({ rotation } = drawRoundRobin(rotation, { pool: "p", members: team, among: team }, key));
    }
    expect(rotation.grants).toHaveLength(24);
    expect(itemSize(storedRotation(rotation))).toBeLessThan(1_024 - 100);
  });
});

describe("properties", () => {
  const team = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 12 });

  test("with the same people free all along, counts differ by at most one after any number of draws", () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 80 }), (members, times) => {
        const { drawn } = drawMany(EMPTY, times, { members, among: members });
        const counts = members.map((member) => drawn.filter((who) => who === member).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("nobody is drawn who isn't free, whatever happened before", () => {
    const rounds = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { maxLength: 60 });
    fc.assert(
      fc.property(rounds, (free) => {
        const members = ["a", "b", "c", "d"];
        let rotation = EMPTY;
        for (const [n, mask] of free.entries()) {
          const among = members.filter((_, index) => mask[index]);
          if (among.length === 0) continue;
          const drawn = drawRoundRobin(rotation, { pool: "p", members, among }, `d${n}`);
          expect(among).toContain(drawn.to);
          expect(drawn.rotation.version).toBe(rotation.version + 1);
          rotation = drawn.rotation;
        }
      }),
    );
  });
});
