import * as z from "zod/mini";
import type { Rule } from "../../engine/index.ts";
import type { Settings } from "../settings.ts";
import { decide } from "./decide.ts";
import { type AutoAssignFacts, drawOf } from "./facts.ts";
import { findActingAdmin, gather, poolOf } from "./gather.ts";
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
    async canServe(reading) {
      const entries = await reading.admins();
      const team = poolOf(pool.team, entries);
      const { among, members } = drawOf(team, findActingAdmin(actingAdmin, entries));
      return {
        can: among.length > 0,
        because: `${among.length} of ${members.length} in ${team.name} are free.`,
      };
    },
  };
}
