import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** Starts the server of bench/user-server.ts; it ends with `stop`, or with this process. */
export async function startUserServer(): Promise<{ readonly origin: string; stop(): void }> {
  const child = fork(path.join(import.meta.dirname, "user-server.ts"));
  const [port]: unknown[] = await once(child, "message");
  return { origin: `http://127.0.0.1:${String(port)}`, stop: () => child.disconnect() };
}
