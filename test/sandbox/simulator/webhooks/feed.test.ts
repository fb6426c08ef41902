import { expect, test } from "vitest";
import { createFeed } from "../../../../sandbox/simulator/webhooks/feed.ts";

test("the feed keeps the last ten thousand, oldest first", () => {
  const feed = createFeed();
  for (let n = 1; n <= 25_000; n += 1) {
    feed.add({ id: String(n), topic: "ping", item: {}, status: "pending", attempts: [] });
  }
  const ids = feed.all().map(({ id }) => id);
  expect(ids).toHaveLength(10_000);
  expect([ids[0], ids.at(-1)]).toEqual(["15001", "25000"]);
});
