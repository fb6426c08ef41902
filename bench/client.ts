import { version as nodeVersion } from "node:process";
import type { Measured } from "./measure.ts";
import { installedVersion } from "./peers.ts";
import { type Figure, quantile, record } from "./results.ts";
import { type RunningContender, startContender } from "./start-contender.ts";
import { startUserServer } from "./start-user-server.ts";

const NAMES = ["raw", "ours", "v2", "v7"];
const AT_A_TIME = [1, 10, 50];
/** Many short rounds: what else the machine does then hits all contenders alike. */
const ROUNDS = 31;
const ROUND_MS = 150;
const WARM_UP_MS = 800;

/**
 * Reads the same user of two kilobytes over and over with this client and its peers, each in its own process, one after
 * the other against one server, round by round, and records the median of the rounds' ratios.
 */
export async function benchClient(): Promise<void> {
  const server = await startUserServer();
  const contenders = new Map<string, RunningContender>();
  try {
    for (const name of NAMES) contenders.set(name, await startContender(name, server.origin));
    for (const contender of contenders.values()) await contender.measure(10, WARM_UP_MS);
    const figures: Record<string, Figure> = {};
    for (const atATime of AT_A_TIME) {
      const rounds = await playRounds(contenders, atATime);
      print(atATime, rounds);
      for (const against of NAMES.filter((name) => name !== "ours")) {
        figures[`client.ratio_${against}.c${atATime}`] = speedRatio(rounds, against);
        figures[`client.cpu_ratio_${against}.c${atATime}`] = cpuRatio(rounds, against);
      }
    }
    record(figures, {
      undici: installedVersion("undici"),
      zod: installedVersion("zod"),
      v2: installedVersion("intercom-client-2"),
      v7: installedVersion("intercom-client-7"),
    });
  } finally {
    for (const contender of contenders.values()) contender.stop();
    server.stop();
  }
}

type Round = ReadonlyMap<string, Measured>;

// Each round in another order.
async function playRounds(
  contenders: ReadonlyMap<string, RunningContender>,
  atATime: number,
): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  const all = [...contenders];
  for (let round = 0; round < ROUNDS; round += 1) {
    const measured = new Map<string, Measured>();
    const from = round % all.length;
    for (const [name, contender] of [...all.slice(from), ...all.slice(0, from)]) {
      measured.set(name, await contender.measure(atATime, ROUND_MS));
    }
    rounds.push(measured);
  }
  return rounds;
}

/** This client's calls a second as a multiple of a contender's in the same round. */
function speedRatio(rounds: readonly Round[], against: string): Figure {
  return figure(
    rounds.map((round) => of(round, "ours").perSecond / of(round, against).perSecond),
    "× calls a second",
  );
}

/** A contender's CPU time a call as a multiple of this client's: hardly depends on what else the machine does. */
function cpuRatio(rounds: readonly Round[], against: string): Figure {
  return figure(
    rounds.map((round) => of(round, against).cpuMicros / of(round, "ours").cpuMicros),
    "× CPU time a call",
  );
}

/** The median, and the distance of the quartiles. */
function figure(ratios: readonly number[], unit: string): Figure {
  return {
    value: round2(quantile(ratios, 0.5)),
    unit,
    spread: round2(quantile(ratios, 0.75) - quantile(ratios, 0.25)),
    n: ratios.length,
  };
}

function of(round: Round, name: string): Measured {
  const measured = round.get(name);
  if (measured === undefined) throw new Error(`${name} was not measured`);
  return measured;
}

function print(atATime: number, rounds: readonly Round[]): void {
  console.log(`${atATime} at a time (Node ${nodeVersion}, medians of ${rounds.length} rounds)`);
  for (const name of rounds[0]?.keys() ?? []) {
    const median = (read: (measured: Measured) => number): string =>
      String(
        Math.round(
          quantile(
            rounds.map((round) => read(of(round, name))),
            0.5,
          ),
        ),
      );
    const perSecond = median(({ perSecond }) => perSecond).padStart(6);
    const cpu = median(({ cpuMicros }) => cpuMicros).padStart(4);
    const [speed, saved] = [speedRatio(rounds, name), cpuRatio(rounds, name)];
    console.log(
      `  ${name.padEnd(5)}${perSecond} calls/s ${cpu} µs CPU a call   ours is ${speed.value} × (± ${speed.spread}); CPU ${saved.value} × (± ${saved.spread})`,
    );
  }
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
