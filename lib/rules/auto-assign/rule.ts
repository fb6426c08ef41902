import * as z from "zod/mini";
import { conversationsLeg, type Lister, type Plan, type Reading, type Rule } from "../../engine/index.ts";
import { type Clock, systemClock } from "../../intercom/index.ts";
import type { Settings } from "../settings.ts";
import { isInList, MOST_COMPANIES, needsOf, readShared } from "./asked.ts";
import { type AutoAssignSettings, OFF } from "./config.ts";
import { decide } from "./decide.ts";
import { drainLeg } from "./drain-leg.ts";
import { needsCounts } from "./eligible.ts";
import type { AutoAssignFacts, WorkspaceFacts } from "./facts.ts";
import { factsOf, findActingAdmin, gather, readLoad } from "./gather.ts";
import { leaveAlone } from "./leave-alone.ts";
import { manifest } from "./manifest.ts";
import { placesLeg } from "./places-leg.ts";
import { needsCountsAtAll, poolsIn } from "./pools.ts";
import { type Shared, shareByReading } from "./shared.ts";
import { workspaceOf } from "./workspace.ts";

const conversationItem = z.object({ type: z.literal("conversation"), id: z.string().check(z.minLength(1)) });

/** Gives each new or reopened conversation to someone who is there and has room: README.md in this folder. */
export function autoAssign(
  { actingAdmin, rules }: Pick<Settings, "actingAdmin" | "rules">,
  clock: Clock = systemClock,
): Rule<AutoAssignFacts> {
  const settings = rules.autoAssign ?? OFF;
  const sharedOf = shareByReading(clock);
  const workspace = async (reading: Reading) =>
    workspaceOf(settings, actingAdmin, await reading.admins(), clock.now());
  return {
    name: manifest.name,
    mode: settings.mode,
    callsPerEvent: callsPerEvent(settings),
    objectOf({ item }) {
      const parsed = z.safeParse(conversationItem, item);
      return parsed.success ? { kind: "conversation", id: parsed.data.id } : undefined;
    },
    actingAdmin: async (reading) => findActingAdmin(actingAdmin, await reading.admins()),
    gather: async (_event, object, reading) =>
      gather(object, settings, await workspace(reading), sharedOf(reading), reading),
    decide: (_event, facts, known) =>
      known === undefined && needsMoreThanList(settings, facts) ? TO_BE_READ : decide(facts, settings),
    lister: listerOf(settings, workspace, sharedOf),
  };
}

/** The conversation and the assignment; what else the settings ask for. The list of admins is apart from these. */
function callsPerEvent(settings: AutoAssignSettings): number {
  const needs = needsOf(settings);
  const extra = [
    settings.noteReason === true,
    needs.person || needs.companies,
    needs.tagNames,
    needs.conversationCounts,
    needs.adminCounts || poolsIn(settings).some(needsCountsAtAll),
  ].filter(Boolean).length;
  return 2 + extra + (needs.companies ? MOST_COMPANIES : 0);
}

const TO_BE_READ: Plan = {
  outcome: "plan",
  reason: "to_be_read",
  because: "The settings ask about more than a list of conversations tells.",
  actions: [],
};

/** Whether a listed conversation has to be read whole before anything can be decided about it. */
function needsMoreThanList(settings: AutoAssignSettings, { conversation, ...workspace }: AutoAssignFacts) {
  if (conversation === undefined || isInList(needsOf(settings))) return false;
  return leaveAlone(settings, conversation, workspace) === undefined;
}

/** The first listing goes back this far; later ones go back to the one before. */
const LOOK_BACK_MS = 7 * 86_400_000;

/** Places of full pools; what waits for someone to be free; conversations whose notification may have been lost. */
function listerOf(
  settings: AutoAssignSettings,
  workspaceNow: (reading: Reading) => Promise<WorkspaceFacts>,
  sharedOf: (reading: Reading) => Shared,
): Lister<AutoAssignFacts> {
  const look = async (reading: Reading) => {
    const workspace = await workspaceNow(reading);
    const load = workspace.pools.some(needsCounts) ? await readLoad(sharedOf(reading)) : undefined;
    return { workspace, load };
  };
  const reconcile = conversationsLeg({
    async prepare(reading) {
      const { workspace, load } = await look(reading);
      const asked = await readShared(needsOf(settings), sharedOf(reading));
      return (conversation): AutoAssignFacts => ({
        ...workspace,
        // A list has no parts: who gave it away is seen when it is read.
        conversation: { ...factsOf(conversation), assignedBy: { type: "bot", id: "unknown" } },
        asked: { ...asked, conversation },
        ...(load === undefined ? {} : { load }),
      });
    },
    lookBackMs: LOOK_BACK_MS,
  });
  return { legs: [placesLeg(workspaceNow), drainLeg(look), reconcile] };
}
