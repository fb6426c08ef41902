import { type Clock, wait } from "./clock.ts";
import type { FunctionError, Invocation, Invoke } from "./invocation.ts";
import { type NextRun, parseSchedule } from "./schedule-expression.ts";

/** Waits before the two retries of a run that failed, milliseconds. */
const RETRY_AFTER_MS = [1_000, 2_000];

export interface Schedule {
  readonly name: string;
  /** `rate(…)` or `cron(…)`. */
  readonly expression: string;
  /** IANA; UTC when absent. */
  readonly timezone?: string;
  readonly invoke: Invoke;
}

/** What a schedule invokes its function with. */
export interface ScheduledEvent {
  /** ISO 8601, UTC, whole seconds: when the run was due. */
  readonly scheduledTime: string;
}

export interface SchedulerOptions {
  readonly schedules: readonly Schedule[];
  readonly clock: Clock;
  /** Takes the event of a run that failed at every attempt. Must not reject. */
  readonly onFailure: (name: string, event: ScheduledEvent, error: FunctionError) => Promise<void>;
}

export interface Scheduler {
  /** Runs a schedule now, retries included, and answers its last attempt. Throws for a name that it doesn't have. */
  fire(name: string): Promise<Invocation>;
  /** Starts nothing more, and resolves when the runs under way have ended. */
  close(): Promise<void>;
}

/**
 * Runs functions on their schedules, as EventBridge Scheduler does with two retries. The first run of a rate is one
 * interval after the start; AWS's is at once. A run that takes longer than the interval doesn't hold back the next.
 * Throws for an expression that can't be read.
 */
export function startScheduler({ schedules, clock, onFailure }: SchedulerOptions): Scheduler {
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const cancels = new Map<string, () => void>();
  const byName = new Map(schedules.map((schedule) => [schedule.name, schedule]));
  const nextRuns = schedules.map(
    (schedule) => [schedule, parseSchedule(schedule.expression, schedule.timezone)] as const,
  );

  function run(schedule: Schedule, dueMs: number): Promise<Invocation> {
    const running = attempts(schedule, dueMs).finally(() => underWay.delete(running));
    underWay.add(running);
    return running;
  }

  async function attempts({ name, invoke }: Schedule, dueMs: number): Promise<Invocation> {
    const event = { scheduledTime: new Date(dueMs).toISOString().replace(/\.\d+Z$/, "Z") };
    let invocation = await invoke(event);
    for (const retryAfterMs of RETRY_AFTER_MS) {
      if (!invocation.ok) await wait(clock, retryAfterMs, closing.signal);
      if (invocation.ok || closing.signal.aborted) break;
      invocation = await invoke(event);
    }
    if (!invocation.ok) await onFailure(name, event, invocation.error);
    return invocation;
  }

  function arm(schedule: Schedule, nextRun: NextRun, afterMs: number): void {
    const dueMs = nextRun(afterMs);
    if (dueMs === undefined) return;
    const cancel = clock.schedule(dueMs, () => {
      arm(schedule, nextRun, dueMs);
      run(schedule, dueMs);
    });
    cancels.set(schedule.name, cancel);
  }

  for (const [schedule, nextRun] of nextRuns) arm(schedule, nextRun, clock.now());

  return {
    async fire(name) {
      const schedule = byName.get(name);
      if (schedule === undefined) {
        throw new Error(`There is no schedule "${name}". There are: ${[...byName.keys()].join(", ")}.`);
      }
      return run(schedule, clock.now());
    },
    async close() {
      closing.abort();
      for (const cancel of cancels.values()) cancel();
      await Promise.all(underWay);
    },
  };
}
