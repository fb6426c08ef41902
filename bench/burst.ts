import { setTimeout as sleep } from "node:timers/promises";
import { createIntercomClient, unlimited } from "../lib/intercom/index.ts";
import { workspaceAt } from "../sandbox/intercom.ts";
import { type Sandbox, TOKEN } from "../sandbox/sandbox.ts";
import type { Figure } from "./results.ts";

const BURST = 300;
/** Calls in a window of ten seconds: Intercom's default. */
const LIMIT = 167;
const CALLS_A_SECOND = 16.7;
/** What the drain may take at most, in units of calls ÷ rate. */
const ALLOWED = 1.15;

/**
 * 300 conversations at once, at Intercom's default limit: how long until all are assigned, against the time that
 * the calls need at that limit, and whether the limit was ever passed. Throws when it was, when a conversation was
 * not assigned once, or when it took longer than allowed.
 */
export async function measureBurst(
  sandbox: Sandbox,
  assigned: () => number,
): Promise<Record<string, Figure>> {
  const workspace = workspaceAt(sandbox.simulator.origin, TOKEN);
  const started = performance.now();
  const made = await Promise.all(
    Array.from({ length: BURST }, (_, n) =>
      workspace.write({ name: `Customer ${n}`, email: `customer.${n}@example.test`, body: "Hello?" }),
    ),
  );
  while (assigned() < BURST) {
    if (performance.now() - started > 300_000)
      throw new Error(`only ${assigned()} of ${BURST} were assigned`);
    await sleep(20);
  }
  const seconds = (performance.now() - started) / 1000;
  const { calls, refused, windows } = sandbox.simulator.stats();
  const ratio = seconds / (calls / CALLS_A_SECOND);
  const full = windows.slice(0, -1);
  const use = full.reduce((sum, { used }) => sum + used / LIMIT, 0) / full.length;
  console.log(
    `burst: ${BURST} conversations, ${calls} calls, ${seconds.toFixed(1)} s, ${ratio.toFixed(3)} × the limit's time`,
  );
  console.log(`       windows used ${windows.map(({ used }) => used).join(", ")}; 429s: ${refused}`);
  if (refused > 0) throw new Error(`the rate limit was passed ${refused} times`);
  if (ratio > ALLOWED)
    throw new Error(`the drain took ${ratio.toFixed(3)} × the limit's time, over ${ALLOWED}`);
  await checkEachOnce(sandbox, made);
  const one = { spread: 0, n: 1 };
  return {
    "burst.drain_ratio": { value: round(ratio), unit: "× calls ÷ 16.7/s", ...one },
    "burst.conversations": { value: BURST, unit: "conversations", ...one },
    "burst.calls": { value: calls, unit: "calls", ...one },
    "limiter.use": { value: round(use), unit: "share of full windows", spread: 0, n: full.length },
    "limiter.violations": { value: refused, unit: "429s", ...one },
    "calls.auto-assign.acted": { value: round(calls / BURST), unit: "calls an event", spread: 0, n: BURST },
  };
}

/** Reads every conversation: someone has it, by one assignment. */
async function checkEachOnce({ simulator }: Sandbox, conversations: readonly string[]): Promise<void> {
  await fetch(`${simulator.origin}/_simulator/rate-limit`, { method: "PUT", body: '{"limit":100000}' });
  const intercom = createIntercomClient({ origin: simulator.origin, token: TOKEN, limiter: unlimited });
  for (const id of conversations) {
    const { assignee, conversation_parts } = await intercom.conversations.get(id);
    const parts = conversation_parts?.conversation_parts ?? [];
    const times = parts.filter(({ part_type }) => part_type === "assignment").length;
    if (assignee.type !== "admin" || times !== 1) {
      throw new Error(`conversation ${id} was assigned ${times} times and is with ${assignee.type}`);
    }
  }
  await intercom.close();
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
