/** `node scripts/cost.ts`: what AWS takes for 1,000, 100,000 and 10,000,000 notifications a month. docs/deploy.md. */
import { perMillion, perMonth, readPrices, readUsage, total } from "./cost-model.ts";

/** Of one rule with a schedule, in a permanent stage: metrics that alarms list, and custom metrics that are published. */
const OF_A_RULE = { alarms: 14, metrics: 18 };

const prices = readPrices();
const lines = perMillion(prices, readUsage());
console.log(`Prices of ${prices.region}, ${prices.asOf}; US dollars; nothing taken off for what is free.\n`);
for (const { what, usd } of lines) console.log(`${what.padEnd(20)} ${usd.toFixed(2).padStart(8)} a million`);
console.log(`${"together".padEnd(20)} ${total(lines).toFixed(2).padStart(8)} a million\n`);
for (const notifications of [1_000, 100_000, 10_000_000]) {
  const usd = (total(lines) * notifications) / 1e6;
  console.log(`${notifications.toLocaleString("en-US").padStart(10)} a month: ${usd.toFixed(2)}`);
}
console.log(
  `\nbesides, a month, for one rule's alarms and metrics: ${perMonth(prices, OF_A_RULE).toFixed(2)}`,
);
