import * as z from "zod/mini";
import { type DueItem, listDue } from "../../state/index.ts";
import { refOf } from "../event.ts";
import type { Leg } from "./lister.ts";

const PAGE = 200;
const HOUR_MS = 3_600_000;
const cursor = z.object({ at: z.number(), object: z.string() });

/**
 * The leg of our own list of objects that a rule wanted to look at again by now, oldest first: timers, and marks that
 * fell due. They are enqueued without a look; each leaves the list when its event has been dealt with. Until then every
 * sweep lists it again, under the same id within an hour: what is still in the queue is recognised and done once, and
 * what had to be left on the list gets another look in the next hour.
 */
export function dueLeg(): Leg<never> {
  return {
    name: "due",
    async step(from, { rule, mode, table, clock, most }) {
      const after = z.safeParse(cursor, from.cursor);
      const limit = Math.min(PAGE, most);
      const now = clock.now();
      const items = await listDue(table, {
        rule,
        mode,
        untilMs: now,
        limit,
        ...(after.success ? { after: { rule, mode, version: 0, ...after.data } } : {}),
      });
      const last = items.at(-1);
      return {
        kind: "page",
        entries: items.map((item) => ({
          object: refOf(item.object),
          dueAt: item.at,
          event: eventOf(item, now),
        })),
        ...(last !== undefined && items.length === limit
          ? { next: { at: last.at, object: last.object } }
          : {}),
      };
    },
  };
}

/** A dry run has times of its own, and the version tells a time that was set again from the one before it. */
function eventOf({ rule, mode, object, at, version }: DueItem, nowMs: number): string {
  const hour = new Date(Math.floor(nowMs / HOUR_MS) * HOUR_MS);
  return `due/${rule}/${mode}/${new Date(at).toISOString()}/${object}/${version}/${hour.toISOString()}`;
}
