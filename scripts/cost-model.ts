import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod/mini";

const price = z.object({ price: z.number(), source: z.string() });
const priceFile = z.object({
  region: z.string(),
  asOf: z.string(),
  usd: z.object({
    lambdaMillionRequests: price,
    lambdaArmGbSecond: price,
    busMillionEvents: price,
    queueMillionRequests: price,
    tableMillionWrites: price,
    tableMillionReads: price,
    logsGb: price,
    metricMonth: price,
    alarmMonth: price,
  }),
});

/** What AWS takes, where that could be read, and when. */
export type Prices = z.infer<typeof priceFile>;

/** What one notification uses, when a single rule acts on it: the dearest way that it can go. */
export interface Usage {
  /** DynamoDB write and read units (bench/results.json, `table.acted.all.*`). */
  readonly writes: number;
  readonly reads: number;
  /** Billed time of both functions together, milliseconds. */
  readonly lambdaMs: number;
  /** Of log, metrics' lines included. */
  readonly logBytes: number;
}

/** SendMessage by the bus, ReceiveMessage and DeleteMessage by Lambda, nothing batched. */
const QUEUE_REQUESTS = 3;
/** The webhook's, and the rule's. */
const INVOCATIONS = 2;
const MEMORY_GB = 0.5;

/** One line of the bill for a million notifications, US dollars. */
export interface Line {
  readonly what: string;
  readonly usd: number;
}

/** What a million notifications cost, line by line, without what is free and without what is paid by the month. */
export function perMillion({ usd }: Prices, usage: Usage): Line[] {
  const gbSeconds = (usage.lambdaMs / 1000) * MEMORY_GB * 1e6;
  return [
    { what: "Lambda, requests", usd: INVOCATIONS * usd.lambdaMillionRequests.price },
    { what: "Lambda, time", usd: gbSeconds * usd.lambdaArmGbSecond.price },
    { what: "EventBridge", usd: usd.busMillionEvents.price },
    { what: "SQS", usd: QUEUE_REQUESTS * usd.queueMillionRequests.price },
    {
      what: "DynamoDB",
      usd: usage.writes * usd.tableMillionWrites.price + usage.reads * usd.tableMillionReads.price,
    },
    { what: "CloudWatch logs", usd: ((usage.logBytes * 1e6) / 1e9) * usd.logsGb.price },
  ];
}

/** The sum of lines, US dollars. */
export function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { usd }) => sum + usd, 0);
}

/** What alarms and metrics cost a month, whatever comes in. An alarm is paid by the metrics that it lists. */
export function perMonth({ usd }: Prices, { alarms, metrics }: { alarms: number; metrics: number }): number {
  return alarms * usd.alarmMonth.price + metrics * usd.metricMonth.price;
}

/** The price file. */
export function readPrices(): Prices {
  return z.parse(priceFile, json("prices.json"));
}

/**
 * What `npm run prove` measured of the table, and what nobody can measure without AWS: 50 ms for the webhook and 500
 * for the rule, which waits for two answers of Intercom most of the time; and 3 kB of log, Lambda's own lines included.
 * Throws when the table was not measured.
 */
export function readUsage(): Usage {
  const measured = z.object({ value: z.number() });
  const results = z.parse(
    z.looseObject({ "table.acted.all.wcu": measured, "table.acted.all.rcu": measured }),
    json("../bench/results.json"),
  );
  return {
    writes: results["table.acted.all.wcu"].value,
    reads: results["table.acted.all.rcu"].value,
    lambdaMs: 550,
    logBytes: 3_000,
  };
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, file), "utf8"));
}
