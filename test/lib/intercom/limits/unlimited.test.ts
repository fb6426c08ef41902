import { expect, test } from "vitest";
import { unlimited } from "../../../../lib/intercom/limits/index.ts";

test("unlimited grants everything at once, whatever it was told", async () => {
  await unlimited.learn({ limit: 1, remaining: 0, resetAt: 4_000_000_000_000 });
  await unlimited.pause(4_000_000_000_000);
  await expect(unlimited.take(1_000_000, { deadline: 0 })).resolves.toBeUndefined();
});

test("unlimited still obeys a signal", async () => {
  await expect(unlimited.take(1, { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
});
