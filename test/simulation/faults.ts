import { ProvisionedThroughputExceededException, ThrottlingException } from "@aws-sdk/client-dynamodb";
import type { Chance } from "./chance.ts";
import type { Fate } from "./life.ts";

/** The three things that a worker calls. */
export type Port = "table" | "intercom" | "queue";

/** How likely (0 to 1) each mishap is, for each call. */
export interface Weather {
  /** The call never arrives. */
  readonly lost: number;
  /** It is carried out, and the answer never comes. */
  readonly answerLost: number;
  /** The other side refuses it for the moment: throttling, 429, 500, 502. */
  readonly refused: number;
  /** It takes seconds. */
  readonly slow: number;
  /** The caller's machine stops. */
  readonly crash: number;
}

export const FAIR: Weather = { lost: 0, answerLost: 0, refused: 0, slow: 0, crash: 0 };

/** The weather of a run: for each port and moment (epoch milliseconds). */
export type Forecast = (port: Port, atMs: number) => Weather;

/** Rough weather of a seed until `untilMs`, with an outage of each port now and then; fair after it. */
export function forecastOf(chance: Chance, startMs: number, untilMs: number): Forecast {
  const some = (most: number) => (chance.hits(0.5) ? chance.random() * most : 0);
  const rough = (): Weather => ({
    lost: some(0.05),
    answerLost: some(0.06),
    refused: some(0.06),
    slow: some(0.04),
    crash: some(0.03),
  });
  const weather = {
    table: rough(),
    intercom: { ...rough(), refused: some(0.15) },
    queue: { ...rough(), refused: 0 },
  };
  const outages = (["table", "intercom", "queue"] as const).map((port) => {
    const from = chance.between(startMs, untilMs);
    const lasts = chance.hits(0.3) ? chance.between(10_000, 240_000) : 0;
    return { port, from, to: Math.min(from + lasts, untilMs) };
  });
  return (port, atMs) => {
    if (atMs >= untilMs) return FAIR;
    const isOut = outages.some((outage) => outage.port === port && outage.from <= atMs && atMs < outage.to);
    return isOut ? { ...weather[port], lost: 0.8 } : weather[port];
  };
}

/** How long a call takes each way, and how long it may be on its way when it is slow: milliseconds. */
export interface Latency {
  readonly least: number;
  readonly most: number;
  readonly slowest: number;
}

/** What comes from outside with a mishap. */
export interface Mishaps {
  readonly lost: () => Error;
  readonly answerLost: () => Error;
}

/** Draws a call's latencies (milliseconds) and what goes wrong with it, but for a refusal. */
export function drawFate(
  chance: Chance,
  { lost, answerLost, slow, crash }: Weather,
  { least, most, slowest }: Latency,
  mishaps: Mishaps,
): Fate {
  const there = chance.between(least, most) + (chance.hits(slow) ? chance.between(500, slowest) : 0);
  const back = chance.between(least, most);
  const isLost = chance.hits(lost);
  return {
    there,
    back,
    ...(isLost ? { lost: mishaps.lost } : {}),
    ...(!isLost && chance.hits(answerLost) ? { answerLost: mishaps.answerLost } : {}),
    ...(chance.hits(crash) ? { crash: chance.pick(["before", "after"]) } : {}),
  };
}

/** A connection that ended, as the AWS SDK throws it once it has given up. */
export function connectionLost(): Error {
  return Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET", syscall: "read" });
}

/** Throttling, as the AWS SDK throws it once it has given up. */
export function throttled(chance: Chance): Error {
  const options = { message: "Rate exceeded", $metadata: {} };
  return chance.hits(0.5)
    ? new ProvisionedThroughputExceededException(options)
    : new ThrottlingException(options);
}
