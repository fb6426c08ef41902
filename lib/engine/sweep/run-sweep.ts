import { isSwitchboardError } from "../../intercom/index.ts";
import { putSweepReport, type SweepReport, type SweepRun } from "../../state/index.ts";
import { LONGEST_DELAY_SECONDS } from "../queue.ts";
import { SweepOvertakenError } from "./errors.ts";
import { type HeldSweep, holdSweep } from "./held-sweep.ts";
import { type SweepMessage, writeSweepMessage } from "./message.ts";
import { ended, newRun, takenUp } from "./progress.ts";
import { emptyReport, reportOf } from "./report.ts";
import { runLegs, type Stop } from "./run-legs.ts";
import type { Sweeping } from "./sweeping.ts";

/**
 * AWS takes a function that calls itself by a queue for a loop, and ends it after sixteen rounds. A run stops short
 * of that, and the next scheduled one goes on with it.
 */
const MOST_HAND_OVERS = 12;

/**
 * Sweeps as the scheduler asks: goes on with a run that was not brought to its end, then begins its own. `scheduledAt`
 * (epoch milliseconds, UTC) names the run and is part of its events' ids, so that whatever is sent twice is recognised.
 * Reports; another invocation at work, a pause and a rule that is off are no errors. Throws what the table, the client
 * and the queue throw, SweepRestartedTooOftenError, and errors of the rule's own.
 */
export async function runSweep(scheduledAt: number, by: Sweeping): Promise<SweepReport> {
  const mode = await modeOf(by);
  if (mode !== "live" && mode !== "dry-run") return tell(emptyReport(by.rule, scheduledAt, ...mode), by);
  const held = await holdSweep(by);
  if (held === undefined) {
    return tell(emptyReport(by.rule, scheduledAt, "busy", "Another invocation is sweeping now."), by);
  }
  return whileHeld(held, scheduledAt, by, async () => {
    const { run, lastRun = 0, liveLegs } = held.now();
    if (run?.mode === mode) {
      await held.save({ run: takenUp(run) });
      const report = await carryOn(held, by);
      // What was a first run stays small: the rest is for the next scheduled one.
      const wasFirst = held.now().liveLegs.length > liveLegs.length;
      if (run.scheduledAt >= scheduledAt || wasFirst || report.outcome !== "done") return report;
    } else if (lastRun >= scheduledAt) {
      return tell(emptyReport(by.rule, scheduledAt, "over", "This run has come to its end before."), by);
    }
    await held.save({ run: newRun(by.rule, mode, scheduledAt) });
    return carryOn(held, by);
  });
}

/**
 * Goes on with a sweep that another invocation handed over. A message that comes twice, or after someone else went
 * on, does nothing. Throws as `runSweep` does; the next scheduled run takes it up then.
 */
export async function continueSweep(message: SweepMessage, by: Sweeping): Promise<SweepReport> {
  const { scheduledAt, fence } = message;
  const mode = await modeOf(by);
  if (mode !== "live" && mode !== "dry-run") return tell(emptyReport(by.rule, scheduledAt, ...mode), by);
  const held = await holdSweep(by, fence);
  const gone = () =>
    tell(emptyReport(by.rule, scheduledAt, "overtaken", "Another invocation has gone on with it."), by);
  if (held === undefined) return gone();
  return whileHeld(held, scheduledAt, by, async () => {
    const { run } = held.now();
    return run?.scheduledAt === scheduledAt && run.mode === mode ? carryOn(held, by) : gone();
  });
}

/** The rule's mode; or, when it sweeps nothing, a report's outcome and why. */
async function modeOf(by: Sweeping): Promise<"live" | "dry-run" | [outcome: string, because: string]> {
  const { mode, lister } = by.rule;
  if (mode === "off") return ["off", "The rule is switched off."];
  if (lister === undefined) return ["done", "The rule has nothing to sweep."];
  return (await by.isPaused()) ? ["paused", "An operator has paused the rule."] : mode;
}

async function whileHeld(
  held: HeldSweep,
  scheduledAt: number,
  by: Sweeping,
  work: () => Promise<SweepReport>,
): Promise<SweepReport> {
  try {
    const report = await work();
    await held.release();
    return report;
  } catch (error) {
    if (error instanceof SweepOvertakenError) {
      return tell(
        emptyReport(by.rule, scheduledAt, "overtaken", "Another invocation has taken it over."),
        by,
      );
    }
    by.log.error("sweep failed", { rule: by.rule.name, ...errorFields(error) });
    // If the table fails too, the lease ends by itself, only later: the error that started it matters more.
    await held.release().catch(() => {});
    throw error;
  }
}

async function carryOn(held: HeldSweep, by: Sweeping): Promise<SweepReport> {
  const stop = await runLegs(held, by);
  const { run } = held.now();
  if (run === undefined) throw new Error("a run ends here and nowhere else");
  if (stop.kind === "hand-over") return handOver(run, stop, held, by);
  const report = reportOf(by.rule.name, run, stop.kind, whyEnded(run, stop));
  await keep(report, run, held, by);
  await held.save(ended(held.now(), run, stop.kind === "budget"));
  return tell(report, by);
}

function whyEnded(run: SweepRun, { kind }: Stop): string {
  if (kind === "done") {
    const notes = Object.values(run.legs).flatMap(({ note }) => note ?? []);
    return notes.length > 0 ? notes.join(" ") : "Everything was listed.";
  }
  return run.enqueued < run.limit
    ? `The first live run enqueues ${run.firstLimit} at most; the next has the whole budget.`
    : `The budget of ${run.limit} is used up; the next run goes on from here.`;
}

/** Gives the lease back first: the one who gets the message may be faster than this one ends. */
async function handOver(
  run: SweepRun,
  stop: Extract<Stop, { kind: "hand-over" }>,
  held: HeldSweep,
  by: Sweeping,
): Promise<SweepReport> {
  const isChainOver = run.handOvers >= MOST_HAND_OVERS;
  const next = isChainOver ? "The next scheduled run goes on." : "It was handed over.";
  const outcome = isChainOver ? "stopped" : "handed_over";
  const report = reportOf(by.rule.name, run, outcome, `${stop.because} ${next}`);
  await keep(report, run, held, by);
  await held.save({ run: { ...run, handOvers: run.handOvers + 1 }, until: 0 });
  if (isChainOver) return tell(report, by);
  const { rule, fence } = held.now();
  const seconds = Math.max(0, Math.ceil((stop.atMs - by.clock.now()) / 1000));
  const body = writeSweepMessage({ rule, scheduledAt: run.scheduledAt, fence });
  await by.queues.send("sweep", body, Math.min(seconds, LONGEST_DELAY_SECONDS));
  return tell(report, by);
}

async function keep(report: SweepReport, run: SweepRun, held: HeldSweep, by: Sweeping): Promise<void> {
  const { fence } = held.now();
  if (await putSweepReport(by.table, report, { scheduledAt: run.scheduledAt, fence })) return;
  throw new SweepOvertakenError(by.rule.name, fence);
}

function tell(report: SweepReport, by: Sweeping): SweepReport {
  by.log.info("sweep", { ...report });
  return report;
}

function errorFields(error: unknown): Record<string, unknown> {
  if (isSwitchboardError(error)) return { code: error.code, retryable: error.retryable, ...error.details };
  return { code: "unknown", error: error instanceof Error ? error.name : typeof error };
}
