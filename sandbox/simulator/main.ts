import { once } from "node:events";
import { type Arguments, HELP, readArguments, readPort } from "./arguments.ts";
import { KeepError, PortInUseError, type Simulator, startSimulator } from "./index.ts";

/** Exit codes: 0 stopped, 1 couldn't start, 2 called wrongly. */
async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  if (args.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const port = readPort(process.env["SWITCHBOARD_PORT_BASE"]);
  const { seed, rateLimit, keep, gzip, nulls } = args;
  const simulator = await startSimulator({ port, seed, rateLimit, keep, gzip, nulls });
  if (!simulator.restored) await addUsers(simulator, args);
  process.stdout.write(`ready ${simulator.origin} (token sandbox-token)\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await simulator.close();
  return 0;
}

async function addUsers({ origin }: Simulator, { users, seed }: Arguments): Promise<void> {
  if (users === 0) return;
  const body = JSON.stringify({ users, ...(seed === undefined ? {} : { seed }) });
  const answer = await fetch(`${origin}/_simulator/seed`, { method: "POST", body });
  if (!answer.ok) throw new Error(`The users could not be made: ${await answer.text()}`);
}

try {
  process.exitCode = await main();
} catch (error) {
  const cannotStart = error instanceof PortInUseError || error instanceof KeepError;
  if (!(cannotStart || error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = cannotStart ? 1 : 2;
}
