import { pause, type Queues, resume } from "../../lib/engine/index.ts";
import type { Table } from "../../lib/state/index.ts";
import type { Chance } from "./chance.ts";
import type { RuleDeployment } from "./functions.ts";
import type { Timeline } from "./timeline.ts";
import type { Trace } from "./trace.ts";

export interface Operating {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly trace: Trace;
  readonly table: Table;
  readonly rule: string;
  readonly deployment: RuleDeployment;
}

/** Lets an operator pause the rule in every third run, for some minutes, and resume it by `untilMs` (epoch milliseconds). */
export function scheduleOperators(operating: Operating, untilMs: number): void {
  const { timeline, chance, trace, table, rule, deployment } = operating;
  if (!chance.hits(1 / 3)) return;
  const from = chance.between(timeline.now(), untilMs);
  const by = {
    table,
    rules: [rule],
    queues: () => queuesOf(deployment),
    clock: { now: timeline.now, sleep: async () => {} },
    operator: "olive",
    log: { info() {}, error() {} },
  };
  timeline.at(from, async () => {
    trace("operator", "pauses the rule");
    await pause(rule, "We are moving house.", by);
  });
  timeline.at(Math.min(from + chance.between(5_000, 600_000), untilMs), async () => {
    const { replayed } = await resume(rule, "We have moved.", by);
    trace("operator", `resumes the rule, ${replayed} messages are replayed`);
  });
}

/** The queues without any mishap: an operator looks at what fails and tries again. */
function queuesOf(deployment: RuleDeployment): Queues {
  return {
    send: async (queue, body, delaySeconds) => deployment[queue].send(body, delaySeconds),
    async sendAll(queue, bodies) {
      for (const body of bodies) deployment[queue].send(body, 0);
    },
    hide: async (queue, handle, seconds) => deployment[queue].hide(handle, seconds),
  };
}
