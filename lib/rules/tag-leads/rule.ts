import * as z from "zod/mini";
import { mergeNeeds } from "../../conditions/index.ts";
import { type Rule, SettingUnknownError } from "../../engine/index.ts";
import { type Clock, systemClock } from "../../intercom/index.ts";
import { findActingAdmin } from "../acting-admin.ts";
import type { Settings } from "../settings.ts";
import { type TagLeadsSettings, tagLeadsSettings } from "./config.ts";
import { decide } from "./decide.ts";
import { entriesOf } from "./entries.ts";
import type { TagLeadsFacts } from "./facts.ts";
import { type Gathering, gather } from "./gather.ts";
import { listerOf } from "./lister.ts";
import { manifest } from "./manifest.ts";
import { hintOf } from "./object.ts";
import { MOST_COMPANIES, MOST_EVENT_PAGES } from "./read-more.ts";
import { segmentLists } from "./segments.ts";
import { workspaceTags } from "./workspace-tags.ts";

/** Keeps tags true: "this tag is there when …". README.md in this folder. */
export function tagLeads({ actingAdmin, rules }: Settings, clock: Clock = systemClock): Rule<TagLeadsFacts> {
  // Absent from the settings is off.
  const settings = rules.tagLeads ?? z.parse(tagLeadsSettings, { mode: "off" });
  const by: Gathering = {
    clock,
    needs: mergeNeeds(entriesOf(settings).map(({ when }) => when.needs())),
    workspaceTags: workspaceTags(),
    membersOf: segmentLists(clock),
    isLookedAfter: (kind) => (kind === "lead" ? settings.people.leads : settings.people.users),
  };
  return {
    name: manifest.name,
    mode: settings.mode,
    budget: budgetOf(settings),
    callsPerEvent: callsPerEvent(settings, by),
    objectOf: (event) => hintOf(event)?.object,
    async actingAdmin(reading) {
      const found = findActingAdmin(actingAdmin, await reading.admins());
      if (found !== undefined) return found.id;
      throw new SettingUnknownError(
        "actingAdmin",
        "give the id or the email address of one of its teammates.",
      );
    },
    gather: (event, object, reading) => gather(hintOf(event) ?? { object }, reading, by),
    decide: (_event, facts, known) => decide(settings, facts, known),
    lister: listerOf(settings, by),
  };
}

function budgetOf({ budget: { perHour, ...budget } }: TagLeadsSettings) {
  return perHour === undefined ? budget : { ...budget, perHour };
}

/** The person; what conditions ask about besides; a call for each tag. Lists come once an invocation, or rarer. */
function callsPerEvent(settings: TagLeadsSettings, { needs }: Gathering): number {
  const reading =
    1 +
    (needs.companies ? MOST_COMPANIES : 0) +
    (needs.conversation ? 1 : 0) +
    (needs.events.length > 0 ? 1 : 0) +
    (needs.recentEvents.length > 0 ? MOST_EVENT_PAGES : 0);
  return reading + entriesOf(settings).length;
}
