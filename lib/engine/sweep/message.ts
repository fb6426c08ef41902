import * as z from "zod/mini";
import { parseJson } from "../json.ts";

const FORMAT = 1;

const sweepMessage = z.object({
  switchboard: z.literal(FORMAT),
  sweep: z.object({ rule: z.string(), scheduledAt: z.number(), fence: z.number() }),
});

/** What a sweep sends itself to go on in another invocation. */
export type SweepMessage = z.infer<typeof sweepMessage>["sweep"];

/** The body of a queue message to a sweep's hand-over; undefined when it is anything else. */
export function readSweepMessage(body: string): SweepMessage | undefined {
  const parsed = z.safeParse(sweepMessage, parseJson(body));
  return parsed.success ? parsed.data.sweep : undefined;
}

/** A hand-over to the body of a queue message. */
export function writeSweepMessage(sweep: SweepMessage): string {
  return JSON.stringify({ switchboard: FORMAT, sweep });
}
