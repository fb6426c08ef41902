import type { SQSBatchResponse, SQSRecord } from "aws-lambda";
import { handleHandOvers, isHandOver, parkDeadLetters, type Rule, runSweep } from "../../lib/engine/index.ts";
import { type Environment, type Outside, startEnvironment, TIMEOUT_MS } from "./environment.ts";
import { createQueue, type SimulatedQueue } from "./queue.ts";

const BATCH_SIZE = 10;
const LIVE_CONCURRENCY = 5;
const SWEEP_CONCURRENCY = 2;
const SWEEP_EVERY_MS = 300_000;
/** Runs of a schedule that fail are repeated so often, a minute and then two minutes later. */
const SWEEP_REPEATS = 2;

/** A rule's queues and functions. */
export interface RuleDeployment {
  readonly live: SimulatedQueue;
  readonly sweep: SimulatedQueue;
  readonly deadLetters: SimulatedQueue;
}

/** Deploys a rule: two queues with a dead-letter queue, their functions, and a sweep every five minutes. */
export function deployRule(
  rule: Rule<unknown>,
  outside: Outside,
  options: { readonly duplicates: () => number; readonly sweepsUntilMs: number },
): RuleDeployment {
  const { timeline, chance, variant } = outside;
  const common = { timeline, chance, duplicates: options.duplicates };
  const deadLetters = createQueue(`${rule.name}-dead`, common);
  const live = createQueue(`${rule.name}-live`, { ...common, deadLetters });
  const sweep = createQueue(`${rule.name}-sweep`, { ...common, deadLetters });
  const targets = { live, sweep };
  const start = (name: string) => startEnvironment(name, targets, outside);

  const rules = (queue: "live" | "sweep") => async (environment: Environment, records: SQSRecord[]) => {
    const by = environment.invocation(rule, queue);
    const unswept = await handleHandOvers(records.filter(isHandOver), by);
    const { batchItemFailures } = await variant.handle(
      { Records: records.filter((record) => !isHandOver(record)) },
      by,
    );
    return {
      batchItemFailures: [...batchItemFailures, ...unswept.map((itemIdentifier) => ({ itemIdentifier }))],
    };
  };
  subscribe(live, LIVE_CONCURRENCY, start, rules("live"), outside);
  subscribe(sweep, SWEEP_CONCURRENCY, start, rules("sweep"), outside);
  subscribe(
    deadLetters,
    SWEEP_CONCURRENCY,
    start,
    ({ table, life }, records) => {
      const log = { info: () => {}, error: (what: string) => outside.trace(life.name, what) };
      return parkDeadLetters({ Records: records }, { table, ruleOf: () => rule.name, log });
    },
    outside,
  );
  scheduleSweeps(rule, start, outside, options.sweepsUntilMs);
  return { live, sweep, deadLetters };
}

type Start = (name: string) => Environment;

/** Event source mapping: hands what is visible to as many processes as may run at once. */
function subscribe(
  queue: SimulatedQueue,
  concurrency: number,
  start: Start,
  run: (environment: Environment, records: SQSRecord[]) => Promise<SQSBatchResponse>,
  { timeline, chance }: Outside,
): void {
  const name = queue.arn.split(":").at(-1) ?? "";
  const idle: Environment[] = [];
  let running = 0;
  let started = 0;

  function poll(): void {
    while (running < concurrency) {
      const records = queue.receive(chance.between(1, BATCH_SIZE));
      if (records.length === 0) return;
      running += 1;
      started += 1;
      const environment = idle.pop() ?? start(`${name}.${started}`);
      invoke(environment, records);
    }
  }

  function invoke(environment: Environment, records: SQSRecord[]): void {
    const { life } = environment;
    let isRunning = true;
    const free = () => {
      if (!isRunning) return;
      isRunning = false;
      running -= 1;
      timeline.at(timeline.now(), poll);
    };
    life.onEnd(free);
    timeline.at(timeline.now() + TIMEOUT_MS, () => isRunning && life.end("is stopped by its time-out"));
    run(environment, records).then(
      ({ batchItemFailures }) => {
        if (life.isOver()) return;
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        for (const { messageId } of records) if (!failed.has(messageId)) queue.remove(messageId);
        idle.push(environment);
        free();
      },
      () => life.end("throws"),
    );
  }

  queue.onVisible(poll);
}

function scheduleSweeps(rule: Rule<unknown>, start: Start, { timeline }: Outside, untilMs: number): void {
  const runOnce = (scheduledAt: number, repeats: number): void => {
    const environment = start(`sweep-${scheduledAt / 1000}-${repeats}`);
    const again = () => {
      if (repeats < SWEEP_REPEATS)
        timeline.at(timeline.now() + 60_000 * (repeats + 1), () => runOnce(scheduledAt, repeats + 1));
    };
    const timeout = () => environment.life.end("is over");
    environment.life.onEnd(again);
    timeline.at(timeline.now() + TIMEOUT_MS, timeout);
    runSweep(scheduledAt, environment.invocation(rule, "sweep")).then(
      () => environment.life.onEnd(() => {}),
      () => environment.life.end("throws"),
    );
  };
  const every = (scheduledAt: number): void => {
    if (scheduledAt > untilMs) return;
    timeline.at(scheduledAt, () => {
      runOnce(scheduledAt, 0);
      every(scheduledAt + SWEEP_EVERY_MS);
    });
  };
  every(Math.ceil(timeline.now() / SWEEP_EVERY_MS) * SWEEP_EVERY_MS);
}
