import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageAfter } from "../../../../lib/engine/sweep/pages.ts";

describe("the page after a page", () => {
  test.each([
    ["of a list that stays as it is", 3, 200, 200, 4],
    ["of a list that grew", 3, 200, 260, 4],
    ["of a list that lost one", 3, 200, 199, 2],
    ["of a list that lost a page and one", 3, 200, 139, 1],
    ["of a list that Intercom doesn't count", 3, null, null, 4],
    ["of a list that is no longer counted", 3, 200, undefined, 4],
    ["is never before the first", 1, 200, 20, 1],
  ])("%s", (_what, page, before, now, next) => {
    expect(pageAfter(page, 60, before, now)).toBe(next);
  });

  test("misses nothing, whatever goes between two pages", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.array(fc.nat({ max: 60 }), { maxLength: 5 }), { maxLength: 8 }),
        (size, losses) => {
          let list = Array.from({ length: size }, (_, n) => n);
          const seen = new Set<number>();
          let before: number | null = null;
          for (let page = 1, round = 0; round < 500; round += 1) {
            const shown = list.slice((page - 1) * 7, page * 7);
            for (const entry of shown) seen.add(entry);
            const next = pageAfter(page, 7, before, list.length);
            if (next > page && page * 7 >= list.length) break;
            before = list.length;
            page = next;
            const gone = new Set(losses[round]);
            list = list.filter((_, index) => !gone.has(index));
          }
          expect(list.filter((entry) => !seen.has(entry))).toEqual([]);
        },
      ),
    );
  });
});
