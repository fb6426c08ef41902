/**
 * How long a function takes from the start of its process to the answer to its first event, under SST's own runtime
 * loop, beside a function of a few lines that does the same with the same SDK clients and nothing of ours. One after
 * the other in turn, so that both have the same machine. It compares bundles; it is not AWS's cold start.
 */
import { randomUUID } from "node:crypto";
import { type Bundle, makeBundle } from "../test/bundles/support/bundle.ts";
import { type Deployed, startSurroundings } from "../test/bundles/support/deployed.ts";
import { fromBus, notification, queueEvent, webhookEvent } from "../test/bundles/support/events.ts";
import { invokeOnce } from "../test/bundles/support/invoke.ts";
import { type Figure, quantile, record } from "./results.ts";

const ROUNDS = 31;

/** The functions that are measured, each with a bare one and an event that both answer. */
const CASES: Readonly<Record<string, { readonly bare: string; event(): unknown }>> = {
  Webhook: {
    bare: "bench/bare/webhook.handle",
    event: () => webhookEvent(notification("notif_cold", "404")),
  },
  AutoAssign: {
    bare: "bench/bare/rule.handle",
    event: () => queueEvent("AutoAssignLive", fromBus(notification(`notif_${randomUUID()}`, "404"))),
  },
  Park: {
    bare: "bench/bare/park.handle",
    event: () => queueEvent("AutoAssignDlq", fromBus(notification("notif_cold", "404"))),
  },
};

/** Measures every case. Throws when a function answers with an error. */
export async function benchCold(): Promise<void> {
  const around = await startSurroundings();
  try {
    for (const name of Object.keys(CASES)) record(await measure(name, around.functions), {});
  } finally {
    await around.close();
  }
}

async function measure(name: string, functions: readonly Deployed[]): Promise<Record<string, Figure>> {
  const deployed = functions.find((one) => one.name === name);
  const wanted = CASES[name];
  if (deployed === undefined || wanted === undefined) throw new Error(`there is no function ${name}`);
  const ours = await makeBundle(deployed.handler, deployed.links);
  const bare = await makeBundle(wanted.bare, deployed.links);
  try {
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [mine, theirs] = [
        await time(ours, deployed, wanted.event()),
        await time(bare, deployed, wanted.event()),
      ];
      ratios.push(mine / theirs);
    }
    const value = quantile(ratios, 0.5);
    const spread = (quantile(ratios, 0.75) - quantile(ratios, 0.25)) / 2;
    console.log(`${name}: ${value.toFixed(2)} × bare, ${(ours.bytes / 1000).toFixed(0)} kB`);
    return {
      [`cold.${name}.ratio_bare`]: {
        value: Number(value.toFixed(3)),
        unit: "× init and first event",
        spread: Number(spread.toFixed(3)),
        n: ROUNDS,
      },
      [`cold.${name}.kb`]: { value: Math.round(ours.bytes / 1000), unit: "kB", spread: 0, n: 1 },
    };
  } finally {
    ours.remove();
    bare.remove();
  }
}

async function time({ handler }: Bundle, { env }: Deployed, event: unknown): Promise<number> {
  const { ok, answeredMs, output } = await invokeOnce(handler, event, env);
  if (!ok) throw new Error(`a function failed:\n${output}`);
  return answeredMs;
}
