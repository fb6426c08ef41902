import * as z from "zod/mini";
import { readBacklog } from "../../state/index.ts";
import { refOf } from "../event.ts";
import type { Reading } from "../rule.ts";
import type { Leg, Page } from "./lister.ts";

const cursor = z.object({ since: z.number(), object: z.string() });

/**
 * The leg of our own list of objects that nobody could serve, those first that wait longest. They are enqueued without
 * a look (docs/decisions/0004-sweeps-of-the-backlog.md), once `canServe` says that someone can be served now, at one
 * or two calls. A run whose budget ends in the middle leaves its place to the next, so that those whom nobody can serve
 * don't hide the others. Only a live rule serves its backlog.
 */
export function backlogLeg(
  canServe: (reading: Reading) => Promise<{ readonly can: boolean; readonly because: string }>,
): Leg<never> {
  return {
    name: "backlog",
    async step(from, { rule, mode, table, reading, most }) {
      if (mode !== "live") return empty("Only a live rule serves its backlog.");
      const after = z.safeParse(cursor, from.cursor).data;
      const backlog = await readBacklog(table, rule, most, after);
      const last = backlog.at(-1);
      if (last === undefined) return after === undefined ? empty("The backlog is empty.") : END;
      const { can, because } = await canServe(reading);
      if (!can) return { ...empty(because), left: backlog.length };
      return {
        kind: "page",
        entries: backlog.map(({ object, since }) => ({ object: refOf(object), waitsSince: since })),
        note: because,
        ...(backlog.length === most ? { next: { since: last.since, object: last.object } } : {}),
      };
    },
  };
}

const END: Page<never> = { kind: "page", entries: [] };

function empty(note: string): Page<never> {
  return { kind: "page", entries: [], note };
}
