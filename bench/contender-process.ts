/**
 * One contender in a process of its own, so that nobody pays for another's garbage or for code that another has made
 * slow: `node contender-process.ts <name> <origin>`. Measures when its parent says so.
 */
import * as z from "zod/mini";
import type { Contender } from "./contender.ts";
import { ours, raw, version2, version7 } from "./contenders.ts";
import { measure } from "./measure.ts";

const CONTENDERS: Readonly<Record<string, (origin: string) => Contender | Promise<Contender>>> = {
  raw,
  ours,
  v2: version2,
  v7: version7,
};

const order = z.object({ atATime: z.number(), ms: z.number() });

const [name = "", origin = ""] = process.argv.slice(2);
const make = CONTENDERS[name];
if (make === undefined) throw new Error(`there is no contender ${name}`);
const contender = await make(origin);

process.on("message", async (message) => {
  const { atATime, ms } = z.parse(order, message);
  process.send?.(await measure(contender, atATime, ms));
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
