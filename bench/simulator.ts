import { installedVersion } from "./peers.ts";
import { type Figure, quantile, record } from "./results.ts";
import {
  aUser,
  idReading,
  pageReading,
  type Reading,
  scrollReading,
  viewReading,
} from "./simulator-reads.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** Many short rounds: what else the machine does then hits both alike. */
const ROUNDS = 21;
const ROUND_MS = 200;
const WARM_UP_MS = 1_000;
const FEW = "10000";
const MANY = "1000000";

/**
 * The simulator with a million users against itself with ten thousand, and its reading of a user against a bare Hono
 * app that answers the same bytes. Each server in its own process, round by round; records the medians of the rounds'
 * ratios.
 */
export async function benchSimulator(): Promise<void> {
  const servers: RunningServer[] = [];
  const start = async (name: "simulator" | "hono", argument: string): Promise<RunningServer> => {
    const server = await startServer(name, argument);
    servers.push(server);
    return server;
  };
  try {
    const [few, many] = [await start("simulator", FEW), await start("simulator", MANY)];
    const hono = await start("hono", await aUser(few.load));
    const figures: Record<string, Figure> = {
      "simulator.ratio_hono.read": await compare("a user by id ÷ bare Hono", [
        await idReading(few.load),
        (ms) => hono.load.measure(() => "/users/5d0a1c7e9b3f4a2d61000007", { atATime: 10, ms }),
      ]),
      "simulator.ratio_1m_10k.list": await compare("pages, 1,000,000 ÷ 10,000 users", [
        pageReading(many.load),
        pageReading(few.load),
      ]),
      "simulator.ratio_1m_10k.scroll": await compare("scroll, 1,000,000 ÷ 10,000 users", [
        scrollReading(many.load),
        scrollReading(few.load),
      ]),
      "simulator.ratio_1m_10k.view": await compare("views, 1,000,000 ÷ 10,000 users", [
        await viewReading(many.load),
        await viewReading(few.load),
      ]),
      "simulator.seed_1m_s": once(many.seedSeconds, "s"),
      "simulator.rss_1m_mb": once(await many.memory(), "MB at most"),
    };
    record(figures, { hono: installedVersion("hono"), "node-server": installedVersion("@hono/node-server") });
    const [seconds, megabytes] = ["simulator.seed_1m_s", "simulator.rss_1m_mb"].map(
      (name) => figures[name]?.value,
    );
    console.log(`  1,000,000 users made in ${seconds} s; ${megabytes} MB at most`);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** The first reading's rate as a multiple of the second's in the same round, each round in the other order. */
async function compare(name: string, [ours, other]: readonly [Reading, Reading]): Promise<Figure> {
  for (const read of [ours, other]) await read(WARM_UP_MS);
  const rounds: { readonly ours: number; readonly other: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round % 2 === 0) {
      const first = await ours(ROUND_MS);
      rounds.push({ ours: first, other: await other(ROUND_MS) });
    } else {
      const first = await other(ROUND_MS);
      rounds.push({ ours: await ours(ROUND_MS), other: first });
    }
  }
  const ratios = rounds.map((round) => round.ours / round.other);
  const rate = (of: "ours" | "other") =>
    Math.round(
      quantile(
        rounds.map((round) => round[of]),
        0.5,
      ),
    );
  const spread = round2(quantile(ratios, 0.75) - quantile(ratios, 0.25));
  const value = round2(quantile(ratios, 0.5));
  console.log(`  ${name}: ${value} × (± ${spread}); ${rate("ours")} and ${rate("other")} a second`);
  return { value, unit: "× calls a second", spread, n: ratios.length };
}

function once(value: number, unit: string): Figure {
  return { value: round2(value), unit, spread: 0, n: 1 };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
