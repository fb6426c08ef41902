import { type Arguments, HELP, readArguments, readPortBase } from "./arguments.ts";
import { workspaceAt } from "./intercom.ts";
import { productAt } from "./product.ts";
import { seededRandom } from "./random.ts";
import { type Sandbox, startSandbox, TOKEN } from "./sandbox.ts";
import { Show } from "./show.ts";
import { showsFor } from "./shows/index.ts";
import { customers } from "./stream.ts";

/** A demonstration at the customers' own pace; `--once` need not take longer than it must. */
const PACE = { shown: 1, once: 20 };

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const args = readArguments(process.argv.slice(2));
    if (args.help) {
      process.stdout.write(HELP);
      return 0;
    }
    return await run(args, readPortBase(process.env["SWITCHBOARD_PORT_BASE"]));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return error instanceof RangeError ? 2 : 1;
  }
}

async function run(args: Arguments, portBase: number): Promise<number> {
  const started = performance.now();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const { default: settings } = await import("../switchboard.config.ts");

  const heard: string[] = [];
  let hear = (line: string): void => void heard.push(line);
  const sandbox = await startSandbox({
    portBase,
    settings,
    seed: args.seed,
    onLog: (_name, line) => hear(line),
    onError: (error) => console.error(`sandbox: ${error.message}`),
  });
  try {
    const workspace = workspaceAt(sandbox.simulator.origin, TOKEN);
    const product = productAt(sandbox.simulator.origin, sandbox.deployment.signupUrl);
    const sweep = () => sandbox.deployment.fire("archive-stale-users");
    const longAgo = { saveUser: workspace.saveUser, sweep };
    const show = new Show({
      workspace,
      shows: showsFor(settings, product, longAgo, Date.now),
      random: seededRandom(args.seed + 1),
      quiet: args.quiet,
      width: process.stdout.isTTY ? process.stdout.columns : undefined,
      print: console.log,
    });
    await show.open();
    hear = (line) => show.heard(line);
    for (const line of heard) show.heard(line);
    console.log(readyLine(sandbox, performance.now() - started));

    const people = customers(seededRandom(args.seed));
    await show.play(
      people,
      args.once ?? Number.POSITIVE_INFINITY,
      args.once ? PACE.once : PACE.shown,
      stop.signal,
    );
    if (args.once !== undefined) await show.settle(stop.signal);
    const wrong = await show.check();
    console.log(`\n${await show.summary()}`);
    if (args.once === undefined) return 0;
    for (const line of wrong) console.error(line);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await sandbox.close();
  }
}

function readyLine({ simulator, deployment }: Sandbox, ms: number): string {
  return `ready in ${(ms / 1000).toFixed(1)} s: Intercom simulator ${simulator.origin}, webhook ${deployment.webhookUrl}. Ctrl-C ends.`;
}
