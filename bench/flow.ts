import { setTimeout as sleep } from "node:timers/promises";
import { workspaceAt } from "../sandbox/intercom.ts";
import { type Sandbox, TOKEN } from "../sandbox/sandbox.ts";
import { type Figure, quantile } from "./results.ts";

const CONVERSATIONS = 100;
/** Two calls and a list of admins each, five times a second, stay below Intercom's default limit. */
const EVERY_MS = 200;

const PATIENCE_MS = 30_000;

/** One conversation after the other, unhurried: from the customer's message to the answer of Intercom's assignment. */
export async function measureFlow(
  sandbox: Sandbox,
  assignedAt: ReadonlyMap<string, number>,
): Promise<Record<string, Figure>> {
  const workspace = workspaceAt(sandbox.simulator.origin, TOKEN);
  const took: number[] = [];
  for (let n = 0; n < CONVERSATIONS; n += 1) {
    const started = performance.now();
    const conversation = await workspace.write({
      name: `Flow ${n}`,
      email: `flow.${n}@example.test`,
      body: "Hello?",
    });
    while (!assignedAt.has(conversation)) {
      if (performance.now() - started > PATIENCE_MS)
        throw new Error(`nobody got conversation ${conversation}`);
      await sleep(1);
    }
    took.push((assignedAt.get(conversation) ?? Number.NaN) - started);
    await sleep(EVERY_MS);
  }
  const [p50, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
  console.log(
    `flow: ${CONVERSATIONS} conversations, half within ${p50.toFixed(0)} ms, 99 of 100 within ${p99.toFixed(0)} ms`,
  );
  const spread = Math.round(quantile(took, 0.75) - quantile(took, 0.25));
  return {
    "flow.p50_ms": { value: Math.round(p50), unit: "ms", spread, n: CONVERSATIONS },
    "flow.p99_ms": { value: Math.round(p99), unit: "ms", spread, n: CONVERSATIONS },
  };
}
