import * as z from "zod/mini";
import { listDue } from "../../state/index.ts";
import { refOf } from "../event.ts";
import type { Leg } from "./lister.ts";

const PAGE = 200;
const cursor = z.object({ at: z.number(), object: z.string() });

/**
 * The leg of our own list of objects that a rule wanted to look at again by now, oldest first: timers, and marks that
 * fell due. They are enqueued without a look; each leaves the list when its event has been dealt with.
 */
export function dueLeg(): Leg<never> {
  return {
    name: "due",
    async step(from, { rule, mode, table, clock, most }) {
      const after = z.safeParse(cursor, from.cursor);
      const limit = Math.min(PAGE, most);
      const items = await listDue(table, {
        rule,
        mode,
        untilMs: clock.now(),
        limit,
        ...(after.success ? { after: { rule, mode, version: 0, ...after.data } } : {}),
      });
      const last = items.at(-1);
      return {
        kind: "page",
        entries: items.map(({ object, at }) => ({ object: refOf(object), dueAt: at })),
        ...(last !== undefined && items.length === limit
          ? { next: { at: last.at, object: last.object } }
          : {}),
      };
    },
  };
}
