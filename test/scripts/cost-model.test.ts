import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { perMillion, perMonth, readPrices, readUsage, total } from "../../scripts/cost-model.ts";

const usage = { writes: 4, reads: 2, lambdaMs: 550, logBytes: 3_000 };

test("a million notifications, line by line", () => {
  const lines = perMillion(readPrices(), usage).map(({ what, usd }) => [what, Number(usd.toFixed(4))]);
  expect(Object.fromEntries(lines)).toEqual({
    "Lambda, requests": 0.4,
    "Lambda, time": 3.6667,
    EventBridge: 1,
    SQS: 1.2,
    DynamoDB: 2.75,
    "CloudWatch logs": 1.5,
  });
  expect(total(perMillion(readPrices(), usage))).toBeCloseTo(10.5167, 3);
});

test("alarms and metrics are paid by the month", () => {
  expect(perMonth(readPrices(), { alarms: 10, metrics: 20 })).toBeCloseTo(7, 9);
});

test("every price says where it was read", () => {
  for (const { price, source } of Object.values(readPrices().usd)) {
    expect(price).toBeGreaterThan(0);
    expect(source).toMatch(/^https:\/\/\S+ \(.*20\d\d/);
  }
});

test("docs/deploy.md says what the figures of today come to, to a tenth", () => {
  const page = readFileSync(path.resolve(import.meta.dirname, "../../docs/deploy.md"), "utf8");
  const perMillionUsd = total(perMillion(readPrices(), readUsage()));
  const rows = [...page.matchAll(/^\| ([\d,]+) \| \$([\d.]+) \|/gm)];
  expect(rows.map(([, notifications]) => notifications)).toEqual(["1,000", "100,000", "10,000,000"]);
  for (const [, notifications = "", usd] of rows) {
    const wanted = (perMillionUsd * Number(notifications.replaceAll(",", ""))) / 1e6;
    expect(Number(usd), notifications).toBeGreaterThan(wanted * 0.9 - 0.01);
    expect(Number(usd), notifications).toBeLessThan(wanted * 1.1 + 0.01);
  }
});
