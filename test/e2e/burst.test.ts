import { afterAll, beforeAll, expect, test } from "vitest";
import { workspaceAt } from "../../sandbox/intercom.ts";
import { TOKEN } from "../../sandbox/sandbox.ts";
import { eventually, type Running, startRunning } from "../support/sandbox.ts";

const BURST = 300;
/** Low enough that the burst needs several of Intercom's windows. */
const RATE_LIMIT = 400;

let running: Running;
beforeAll(async () => {
  running = await startRunning({ rateLimit: RATE_LIMIT });
});
afterAll(() => running.close());

test("three hundred conversations at once: each assigned once, in turn, and the rate limit never passed", async () => {
  const { sandbox } = running;
  const workspace = workspaceAt(sandbox.simulator.origin, TOKEN);
  const made = await Promise.all(
    Array.from({ length: BURST }, (_, n) => {
      const name = `Customer ${n}`;
      return workspace.write({ name, email: `customer.${n}@example.test`, body: "Hello?" });
    }),
  );
  expect(new Set(made).size).toBe(BURST);
  await eventually("the last decision", async () => (decisions().length >= BURST ? true : undefined), 60_000);

  const { calls, refused, windows } = sandbox.simulator.stats();
  expect(refused).toBe(0);
  for (const { used } of windows) expect(used).toBeLessThanOrEqual(RATE_LIMIT);
  expect(windows.length).toBeGreaterThan(1);
  // Reading and assigning each, and a list of admins for each batch, of one to ten.
  expect(calls).toBeGreaterThanOrEqual(2 * BURST + BURST / 10);
  // And tag-leads looks at each of them when they arrive, when they say who they are, and when they write.
  expect(calls).toBeLessThanOrEqual(6 * BURST);

  await fetch(`${sandbox.simulator.origin}/_simulator/rate-limit`, {
    method: "PUT",
    body: '{"limit":100000}',
  });
  const assignees = await workspace.assignees();
  const counts = new Map<string, number>();
  for (const conversation of made) {
    const to = assignees.get(conversation) ?? "nobody";
    counts.set(to, (counts.get(to) ?? 0) + 1);
    const { conversation_parts } = await running.intercom.conversations.get(conversation);
    const parts = conversation_parts?.conversation_parts ?? [];
    expect(parts.filter(({ part_type }) => part_type === "assignment")).toHaveLength(1);
  }
  // Three of the team are there.
  expect([...counts.values()]).toEqual([100, 100, 100]);
  expect(running.errors).toEqual([]);
}, 120_000);

function decisions(): string[] {
  return running.lines.flatMap(([, line]) => (isAction(line) ? [line] : []));
}

function isAction(line: string): boolean {
  return line.includes('"message":"decision"') && line.includes('"outcome":"acted"');
}
