/**
 * A simulator with so many users in a process of its own: `node simulator-process.ts <users>`. Tells its parent where it
 * listens and how long the seeding took; to any message it answers the most memory it has had, in megabytes.
 */
import { startSimulator } from "../sandbox/simulator/index.ts";

const users = Number(process.argv[2]);
const { origin } = await startSimulator({ rateLimit: Number.MAX_SAFE_INTEGER });
const started = performance.now();
const answer = await fetch(`${origin}/_simulator/seed`, { method: "POST", body: JSON.stringify({ users }) });
if (!answer.ok) throw new Error(`the users could not be made: ${await answer.text()}`);

process.on("message", () => process.send?.(process.resourceUsage().maxRSS / 1024));
process.on("disconnect", () => process.exit(0));
process.send?.({ origin, seedSeconds: (performance.now() - started) / 1000 });
