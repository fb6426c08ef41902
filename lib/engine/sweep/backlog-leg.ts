import { readBacklog } from "../../state/index.ts";
import { refOf } from "../event.ts";
import type { Reading } from "../rule.ts";
import type { Leg, Page } from "./lister.ts";

/**
 * The leg of our own list of objects that nobody could serve, those first that wait longest. They are enqueued without
 * a look (docs/decisions/0004-sweeps-of-the-backlog.md), once `canServe` says that someone can be served now, at one
 * or two calls. Only a live rule serves its backlog.
 */
export function backlogLeg(
  canServe: (reading: Reading) => Promise<{ readonly can: boolean; readonly because: string }>,
): Leg<never> {
  return {
    name: "backlog",
    async step(_from, { rule, mode, table, reading, most }) {
      if (mode !== "live") return empty("Only a live rule serves its backlog.");
      const backlog = await readBacklog(table, rule, most);
      if (backlog.length === 0) return empty("The backlog is empty.");
      const { can, because } = await canServe(reading);
      if (!can) return { ...empty(because), left: backlog.length };
      return {
        kind: "page",
        entries: backlog.map(({ object, since }) => ({ object: refOf(object), waitsSince: since })),
        note: because,
      };
    },
  };
}

function empty(note: string): Page<never> {
  return { kind: "page", entries: [], note };
}
