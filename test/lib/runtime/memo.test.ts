import { expect, test } from "vitest";
import { memo } from "../../../lib/runtime/memo.ts";

test("loads once, however many ask at once or later", async () => {
  let loads = 0;
  const ask = memo(async () => ++loads);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(1);
});

test("after a load that failed, the next who asks loads again", async () => {
  let loads = 0;
  const ask = memo(async () => {
    loads += 1;
    if (loads === 1) throw new Error("not yet");
    return loads;
  });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await ask()).toBe(2);
});
