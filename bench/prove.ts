/**
 * `npm run prove`: what the tests show at a scaled size, at full size and in real time. Writes bench/results.json;
 * exits 1 when a promise is not kept.
 */
import { readDecisionLine } from "../sandbox/decision-lines.ts";
import { type Sandbox, startSandbox } from "../sandbox/sandbox.ts";
import settings from "../switchboard.config.ts";
import { measureBurst } from "./burst.ts";
import { measureAutoAssignCalls, measureTagLeadsCalls } from "./calls.ts";
import { measureFlow } from "./flow.ts";
import { computeCost, measureMutations } from "./infrastructure.ts";
import { measureLimiter } from "./limiter.ts";
import { type Figure, record } from "./results.ts";
import { measureSimulation } from "./simulation.ts";
import { measureStaleSweeps } from "./sweep.ts";

const assignedAt = new Map<string, number>();

record(await inSandbox((sandbox) => measureFlow(sandbox, assignedAt)), {});
assignedAt.clear();
record(await inSandbox((sandbox) => measureBurst(sandbox, () => assignedAt.size)), {});
record(await measureTagLeadsCalls(), {});
record(await measureAutoAssignCalls(), {});
record(await measureStaleSweeps(), {});
record(await measureLimiter(), {});
record(await measureSimulation(), {});
record(await measureMutations(), {});
record(computeCost(), {});

async function inSandbox(
  measure: (sandbox: Sandbox) => Promise<Record<string, Figure>>,
): Promise<Record<string, Figure>> {
  const sandbox = await startSandbox({
    portBase: 0,
    settings,
    seed: 1,
    onLog(_name, line) {
      const decided = readDecisionLine(line);
      if (decided?.outcome === "acted") assignedAt.set(decided.conversation, performance.now());
    },
    onError: (error) => console.error(`sandbox: ${error.message}`),
  });
  try {
    return await measure(sandbox);
  } finally {
    await sandbox.close();
  }
}
