import { expect, test } from "vitest";
import type { Workspace } from "../../../sandbox/intercom.ts";
import { createNarrator } from "../../../sandbox/narrator.ts";
import type { Product } from "../../../sandbox/product.ts";
import { convertVisitorsShow } from "../../../sandbox/shows/convert-visitors.ts";

/** A product without a website: it only writes down what happens. */
function notingProduct() {
  const happened: string[] = [];
  const product: Product = {
    async visit() {
      happened.push("visit");
      return `visitor-${happened.length}`;
    },
    signUp: async (visitor, user) => void happened.push(`${visitor} is ${user}`),
  };
  return { product, happened };
}

// This show asks nothing of the workspace.
const workspace: Pick<Workspace, never> = {};
const stage = { ...Object(workspace), random: () => 0, again: () => {} };
const narrator = createNarrator(new Map());
const about = (outcome: string, object = "person#visitor-1") => ({
  rule: "convert-visitors",
  outcome,
  object,
  because: "The sign-up names a new user by user_id.",
});

test("after every third customer somebody visits, and signs up after the next", async () => {
  const { product, happened } = notingProduct();
  const show = convertVisitorsShow(product, () => 1_000);
  for (const n of [1, 2, 3]) await show.happen(n, stage);
  expect([happened, show.waiting(), show.summary()]).toEqual([["visit"], 0, []]);
  await show.happen(4, stage);
  expect([happened, show.waiting()]).toEqual([["visit", "visitor-1 is u-4"], 1]);

  expect(show.heard(about("acted", "person#somebody-else"), narrator, 1_250)).toBeUndefined();
  expect(show.waiting()).toBe(1);
  const line = show.heard(about("acted"), narrator, 1_250);
  expect(line).toContain("Lea Moss, a visitor, signs up");
  expect(line).toContain("converted     250 ms  The sign-up names a new user by user_id.");
  expect(show.waiting()).toBe(0);
  expect(show.summary()).toEqual(["1 visitors signed up, of whom 1 were converted, or would have been."]);
});

test("a dry run is told as one, and a skip is not told", async () => {
  const { product } = notingProduct();
  const show = convertVisitorsShow(product, () => 1_000);
  for (const n of [3, 4]) await show.happen(n, stage);
  expect(show.heard(about("planned"), narrator, 1_250)).toContain("(dry run)");
  expect(show.heard(about("skipped"), narrator, 1_250)).toBeUndefined();
});
