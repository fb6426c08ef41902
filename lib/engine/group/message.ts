import * as z from "zod/mini";
import { type RuleEvent, readMessage, writeMessage } from "../event.ts";
import { parseJson } from "../json.ts";

/** More in one call may time out (docs/intercom-api-1.3/tags.md §3), and a group is tagged in one. */
export const MOST_IN_GROUP = 50;

const FORMAT = 1;

const groupMessage = z.object({
  switchboard: z.literal(FORMAT),
  group: z.array(z.unknown()).check(z.minLength(1)),
});

/** The events of a queue message that holds several; undefined when it is anything else, or one can't be read. */
export function readGroup(body: string): readonly RuleEvent[] | undefined {
  const parsed = z.safeParse(groupMessage, parseJson(body));
  if (!parsed.success) return undefined;
  const { group } = parsed.data;
  const events = group.flatMap((event) => readMessage(JSON.stringify(event)) ?? []);
  return events.length === group.length ? events : undefined;
}

/** The bodies of queue messages for some events: one each, or `perMessage` of them together, fifty at most. */
export function writeMessages(events: readonly RuleEvent[], perMessage = 1): string[] {
  const size = Math.min(Math.max(1, Math.floor(perMessage)), MOST_IN_GROUP);
  if (size === 1) return events.map(writeMessage);
  const groups = Math.ceil(events.length / size);
  return Array.from({ length: groups }, (_, at) =>
    writeGroup(events.slice(at * size, (at + 1) * size).map(writeMessage)),
  );
}

function writeGroup(bodies: readonly string[]): string {
  return `{"switchboard":${FORMAT},"group":[${bodies.join(",")}]}`;
}
