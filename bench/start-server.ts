import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import * as z from "zod/mini";
import { createLoad, type Load } from "./load.ts";

const ready = z.object({ origin: z.string(), seedSeconds: z.number() });

/** A server in a process of its own, and what reads from it. */
export interface RunningServer {
  readonly origin: string;
  readonly load: Load;
  readonly seedSeconds: number;
  /** The most memory it has had, in megabytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts simulator-process.ts or hono-process.ts; it ends with `stop`, or with this process. */
export async function startServer(name: "simulator" | "hono", argument: string): Promise<RunningServer> {
  const child = fork(path.join(import.meta.dirname, `${name}-process.ts`), [argument]);
  const { origin, seedSeconds } = z.parse(ready, await nextMessage(child));
  const load = createLoad(origin);
  return {
    origin,
    load,
    seedSeconds,
    async memory() {
      child.send("memory");
      return z.parse(z.number(), await nextMessage(child));
    },
    async stop() {
      await load.close();
      child.disconnect();
    },
  };
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const exited = new AbortController();
  const onExit = () => exited.abort(new Error("the server ended before it said anything"));
  child.once("exit", onExit);
  const [message]: unknown[] = await once(child, "message", { signal: exited.signal });
  child.off("exit", onExit);
  return message;
}
