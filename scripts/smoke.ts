/**
 * `node scripts/smoke.ts --url <webhook URL> --table <table> --conversation <id> [--rule auto-assign]`: whether a
 * deployment works, from outside. It needs AWS credentials that may read the table, and one of the webhook's secrets
 * in SWITCHBOARD_WEBHOOK_SECRET, so that it stands in no list of processes. Ends with 1 when something is amiss.
 */
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openTable } from "../lib/state/index.ts";
import { smoke } from "./smoke-checks.ts";

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    table: { type: "string" },
    conversation: { type: "string" },
    rule: { type: "string", default: "auto-assign" },
  },
});
const secret = process.env["SWITCHBOARD_WEBHOOK_SECRET"];
const { url, table, conversation, rule } = values;
if (url === undefined || table === undefined || conversation === undefined || secret === undefined) {
  console.error(
    "Give --url, --table and --conversation, and a webhook secret in SWITCHBOARD_WEBHOOK_SECRET. docs/deploy.md says where each is found.",
  );
  process.exit(2);
}
const results = await smoke({
  url,
  secret,
  conversation,
  rule,
  table: openTable(table),
  async pause(ms) {
    await pause(ms);
  },
});
for (const { what, ok, found } of results) console.log(`${ok ? "ok    " : "FAILED"} ${what} (${found})`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
