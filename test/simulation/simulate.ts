import type { Rule } from "../../lib/engine/index.ts";
import type { Table } from "../../lib/state/index.ts";
import { chanceOf } from "./chance.ts";
import { check, type Violation } from "./checks.ts";
import { scheduleWork } from "./days-work.ts";
import { collect, type Evidence } from "./evidence.ts";
import { forecastOf } from "./faults.ts";
import { deployRule } from "./functions.ts";
import { scheduleOperators } from "./operators.ts";
import { createTimeline } from "./timeline.ts";
import { createTrace } from "./trace.ts";
import { PRODUCT, type Variant } from "./variant.ts";
import { startIntercom } from "./workspace.ts";

/** 2026-03-02T09:00:00Z. */
const START_MS = 1_772_442_000_000;
const MINUTE_MS = 60_000;
const RATE_LIMIT = 167;

/** How a run is made. */
export interface Simulation {
  readonly seed: number;
  /** An empty table of this run's own. */
  readonly table: Table;
  readonly rule: Rule<unknown>;
  readonly variant?: Variant;
  /** How many customers write; each does more afterwards. */
  readonly customers?: number;
  /** How long there are mishaps; then everything drains. */
  readonly roughMinutes?: number;
  readonly calmMinutes?: number;
}

/** What came of a run. */
export interface Simulated {
  readonly violations: readonly Violation[];
  readonly evidence: Evidence;
  /** Everything that happened, in order; with words, only the lines that have one of them. */
  lines(...words: readonly string[]): readonly string[];
}

/** Runs the engine on virtual time with everything that a seed brings, lets it come to rest, and judges it. */
export async function simulate(options: Simulation): Promise<Simulated> {
  const { seed, table, rule, variant = PRODUCT, customers = 6 } = options;
  const { roughMinutes = 15, calmMinutes = 180 } = options;
  const timeline = createTimeline(START_MS);
  const { trace, lines } = createTrace(timeline.now, START_MS);
  const chance = chanceOf(seed);
  const roughUntil = START_MS + roughMinutes * MINUTE_MS;
  const intercom = startIntercom(timeline, seed, RATE_LIMIT);
  const forecast = forecastOf(chanceOf(seed, 1), START_MS, roughUntil);
  const outside = { timeline, chance, forecast, trace, table, intercom, variant };
  const end = roughUntil + calmMinutes * MINUTE_MS;
  const duplicates = () => (timeline.now() < roughUntil ? 0.05 : 0);
  const sweepsUntilMs = roughUntil + 25 * MINUTE_MS;
  const deployment = deployRule(rule, outside, { duplicates, sweepsUntilMs });
  const { live, sweep, deadLetters } = deployment;
  const operating = { timeline, chance: chanceOf(seed, 3), trace, table, rule: rule.name, deployment };
  scheduleOperators(operating, roughUntil);
  const setting = { timeline, chance: chanceOf(seed, 2), intercom, trace, queues: [live] };
  const work = scheduleWork(setting, customers, roughUntil);

  await timeline.runUntil(end);

  const evidence = await collect(rule.name, { table, outside: intercom.outside }, work, {
    overLimit: intercom.instance.counts.withStatus(429),
    queued: live.size() + sweep.size() + deadLetters.size(),
  });
  return { violations: check(evidence), evidence, lines };
}
