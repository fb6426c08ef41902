import * as z from "zod/mini";
import type { Decision } from "../../state/index.ts";

const waiting = z.object({
  waitsFor: z.union([z.object({ pool: z.string() }), z.object({ admin: z.string() })]),
});

/** For whom a conversation of the backlog waits: a pool by its rotation's name, or a teammate by id. */
export type WaitsFor = z.infer<typeof waiting>["waitsFor"];

/** What auto-assign remembers about a conversation that waits. */
export function rememberWaiting(waitsFor: WaitsFor) {
  return { memory: { value: { waitsFor } } } as const;
}

/** For whom it waits, by the newest decision about it; undefined when that doesn't say. */
export function waitsFor(head: Decision | undefined): WaitsFor | undefined {
  const parsed = z.safeParse(waiting, head?.memory?.live?.value);
  return parsed.success ? parsed.data.waitsFor : undefined;
}
