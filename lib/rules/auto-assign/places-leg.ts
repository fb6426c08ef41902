import * as z from "zod/mini";
import type { Leg, Reading } from "../../engine/index.ts";
import { leavePlace, readPoolPlaces } from "../../state/index.ts";
import { orUndefined } from "./asked.ts";
import type { PoolFacts, WorkspaceFacts } from "./facts.ts";

/** Conversations looked at in a step. */
const AT_ONCE = 50;
/** What was given out this recently may be on its way to Intercom still. */
const FRESH_MS = 120_000;

const cursor = z.object({ pool: z.string(), after: z.number() });

/**
 * The leg that gives back the places of full pools: of every conversation that the pool gave out it asks Intercom
 * whether it is still open and still with one of the pool. One call a conversation, and none for a pool that has
 * places left. It lists nothing.
 */
export function placesLeg(look: (reading: Reading) => Promise<WorkspaceFacts>): Leg<never> {
  return {
    name: "places",
    async step(from, { rule, mode, table, reading, clock }) {
      if (mode !== "live") return { kind: "page", entries: [] };
      const { pools } = await look(reading);
      const at = z.safeParse(cursor, from.cursor);
      const start = at.success ? pools.findIndex(({ key }) => key === at.data.pool) : 0;
      for (const pool of start === -1 ? [] : pools.slice(start)) {
        const after = at.success && at.data.pool === pool.key ? at.data.after : undefined;
        const { limitPerPool } = pool;
        if (limitPerPool === undefined) continue;
        const name = `${rule}#${pool.key}`;
        const { given } = await readPoolPlaces(table, name);
        // Gone on with: by now it may have places again, but the rest has not been looked at.
        if (after === undefined && Object.keys(given).length < limitPerPool) continue;
        const aged = Object.entries(given)
          .filter(([, when]) => when > (after ?? -1) && when <= clock.now() - FRESH_MS)
          .toSorted(([, one], [, other]) => one - other);
        const some = aged.slice(0, AT_ONCE);
        for (const [conversation, when] of some) {
          if (await isStillIn(conversation, pool, reading)) continue;
          await leavePlace(table, name, { conversation, at: when });
        }
        const last = some.at(-1);
        if (last !== undefined && aged.length > some.length) {
          return { kind: "page", entries: [], next: { pool: pool.key, after: last[1] } };
        }
      }
      return { kind: "page", entries: [] };
    },
  };
}

async function isStillIn(id: string, { members }: PoolFacts, { intercom, call }: Reading): Promise<boolean> {
  const conversation = await orUndefined(() => intercom.conversations.get(id, call));
  if (conversation === undefined || conversation.state === "closed") return false;
  const { type, id: assignee } = conversation.assignee;
  return type === "admin" && members.some((member) => member.id === assignee);
}
