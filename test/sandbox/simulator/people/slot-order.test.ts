import fc from "fast-check";
import { expect, test } from "vitest";
import { createSlotOrder } from "../../../../sandbox/simulator/people/slot-order.ts";

// Enough slots for several chunks, with stamps that tie.
const SIZE = 3_000;
const stampOf = (slot: number) => (slot % 7 === 0 ? -Infinity : (slot * 37) % 50);

test("an order of thousands is that of a sorted array, wherever it is read, as it grows and shrinks", () => {
  const removed = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 600 });
  const bulk = fc.nat(SIZE);
  const reads = fc.array(fc.tuple(fc.nat(SIZE), fc.nat(120)), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(removed, bulk, reads, (gone, first, places) => {
      const order = createSlotOrder(stampOf);
      const by = (a: number, b: number) => {
        const [x, y] = [stampOf(a), stampOf(b)];
        return x === y ? a - b : x - y;
      };
      const slots = Array.from({ length: SIZE }, (_, slot) => slot);
      order.addSorted(slots.slice(0, first).sort(by));
      for (const slot of slots.slice(first, first + 900)) order.add(slot);
      order.addSorted(slots.slice(first + 900).sort(by));
      for (const slot of gone) order.remove(slot);
      const left = slots.filter((slot) => !gone.includes(slot)).sort(by);
      expect(order.size).toBe(left.length);
      for (const [from, length] of places) {
        const to = Math.min(left.length, from + length);
        const start = Math.min(from, to);
        expect([...order.walk(start, to, false)]).toEqual(left.slice(start, to));
        expect([...order.walk(start, to, true)]).toEqual(left.slice(start, to).reverse());
        const stamp = from % 50;
        expect(order.countBelow(stamp)).toBe(left.filter((slot) => stampOf(slot) < stamp).length);
      }
    }),
    { numRuns: 40 },
  );
});

test("a slot whose stamp changed before it was removed is told", () => {
  const order = createSlotOrder((slot) => slot);
  order.add(1);
  expect(() => order.remove(2)).toThrow("The slot 2 is not where its stamp says.");
});
