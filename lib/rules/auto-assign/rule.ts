import * as z from "zod/mini";
import { backlogLeg, conversationsLeg, type Lister, type Reading, type Rule } from "../../engine/index.ts";
import type { Settings } from "../settings.ts";
import { decide } from "./decide.ts";
import { type AutoAssignFacts, drawOf } from "./facts.ts";
import { factsOf, findActingAdmin, gather, poolOf } from "./gather.ts";
import { manifest } from "./manifest.ts";

const conversationItem = z.object({ type: z.literal("conversation"), id: z.string().check(z.minLength(1)) });

/** Gives each new or reopened conversation to someone of a team who is there: README.md in this folder. */
export function autoAssign({ actingAdmin, rules }: Settings): Rule<AutoAssignFacts> {
  // Absent from the settings is off, and a rule that is off never looks at its pool.
  const { mode, pool } = rules.autoAssign ?? { mode: "off" as const, pool: { team: "" } };
  return {
    name: manifest.name,
    mode,
    // The conversation, and the assignment; the list of admins comes once an invocation.
    callsPerEvent: 2,
    objectOf({ item }) {
      const parsed = z.safeParse(conversationItem, item);
      return parsed.success ? { kind: "conversation", id: parsed.data.id } : undefined;
    },
    actingAdmin: async (reading) => findActingAdmin(actingAdmin, await reading.admins()),
    gather: (_event, object, reading) => gather(object, pool.team, actingAdmin, reading),
    decide: (_event, facts) => decide(facts),
    lister: listerOf(pool.team, actingAdmin),
  };
}

/** The first listing goes back this far; later ones go back to the one before. */
const LOOK_BACK_MS = 7 * 86_400_000;

/** What waits for someone to be free; then the conversations whose notification may have been lost. */
function listerOf(team: string, actingAdmin: string): Lister<AutoAssignFacts> {
  const poolNow = async (reading: Reading) => {
    const entries = await reading.admins();
    return { pool: poolOf(team, entries), actingAdmin: findActingAdmin(actingAdmin, entries) };
  };
  const backlog = backlogLeg(async (reading) => {
    const now = await poolNow(reading);
    const { among, members } = drawOf(now.pool, now.actingAdmin);
    const because = `${among.length} of ${members.length} in ${now.pool.name} are free.`;
    return { can: among.length > 0, because };
  });
  const reconcile = conversationsLeg({
    async prepare(reading) {
      const now = await poolNow(reading);
      return (conversation): AutoAssignFacts => ({ ...now, conversation: factsOf(conversation) });
    },
    lookBackMs: LOOK_BACK_MS,
  });
  return { legs: [backlog, reconcile] };
}
