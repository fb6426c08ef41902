/**
 * One workspace of so many users, of whom 2,000 are stale, marked and then archived: `node sweep-process.ts <users>`.
 * Tells its parent how many calls that took, how many were promised, and the most memory this process has had.
 */
import * as z from "zod/mini";
import type { Simulator } from "../sandbox/simulator/index.ts";
import { startStaleWorld } from "../test/lib/rules/archive-stale-users/stale-world.ts";
import { startServer } from "./start-server.ts";

const STALE = 2_000;
const NEVER_SEEN = 50;
const PER_PAGE = 60;
const PER_TAG_CALL = 50;
/** A look, a list of conversations, the archive. */
const PER_ARCHIVE = 3;

const stats = z.object({
  calls: z.number(),
  endpoints: z.record(z.string(), z.record(z.string(), z.number())),
});

const users = Number(process.argv[2]);
const server = await startServer("simulator", "0");
const { origin } = server;
const elsewhere: Simulator = {
  origin,
  restored: false,
  stats: () => {
    throw new Error("its numbers are asked for by the back door");
  },
  deliveries: () => [],
  idle: async () => {},
  close: () => server.stop(),
};
const world = await startStaleWorld({}, elsewhere);
await world.seed({ users: users - STALE, never_seen: NEVER_SEEN, stale: { count: 0, days: 60 } });
await world.seed({ users: STALE, stale: { count: STALE, days: 120 } });
const before = await asked();
const { sweep } = world.deploy({ users: { archiveAfterDays: 1 } });
await sweep();
world.days(1);
await sweep();
const after = await asked();

const archived = after.endpoints["DELETE /users/{id}"]?.["200"] ?? 0;
if (archived !== STALE) throw new Error(`${archived} were archived, not ${STALE}`);
const lists = 2 * Math.ceil((STALE + NEVER_SEEN) / PER_PAGE);
const promised = lists + STALE / PER_TAG_CALL + STALE * PER_ARCHIVE;
process.send?.({
  calls: after.calls - before.calls,
  promised,
  megabytes: process.resourceUsage().maxRSS / 1024,
});
await world.close();
process.disconnect();

async function asked() {
  return z.parse(stats, await (await fetch(`${origin}/_simulator/stats`)).json());
}
