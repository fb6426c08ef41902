import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import * as z from "zod/mini";
import type { Measured } from "./measure.ts";

const answer = z.object({ perSecond: z.number(), cpuMicros: z.number() });

/** A contender that runs in a process of its own. */
export interface RunningContender {
  measure(atATime: number, ms: number): Promise<Measured>;
  stop(): void;
}

/** Starts a contender by name; it ends with `stop`, or with this process. */
export async function startContender(name: string, origin: string): Promise<RunningContender> {
  const child = fork(path.join(import.meta.dirname, "contender-process.ts"), [name, origin], {
    execArgv: ["--no-deprecation"],
  });
  await once(child, "message");
  const exited = new AbortController();
  child.once("exit", () => exited.abort(new Error(`${name} ended before it was measured`)));
  return {
    async measure(atATime, ms) {
      const measured = once(child, "message", { signal: exited.signal });
      child.send({ atATime, ms });
      const [message]: unknown[] = await measured;
      return z.parse(answer, message);
    },
    stop: () => child.disconnect(),
  };
}
