import * as z from "zod/mini";
import type { Rule } from "../../engine/index.ts";
import { type Clock, systemClock } from "../../intercom/index.ts";
import type { Settings } from "../settings.ts";
import { type ArchiveStaleUsersSettings, archiveStaleUsersSettings } from "./config.ts";
import { decide } from "./decide.ts";
import type { StaleFacts } from "./facts.ts";
import { gathering } from "./gather.ts";
import { listerOf } from "./lister.ts";
import { manifest } from "./manifest.ts";
import { objectOf } from "./object.ts";

/** Marks those who have not been seen for long, and archives them later if nothing has changed: README.md here. */
export function archiveStaleUsers(
  { actingAdmin, rules }: Settings,
  clock: Clock = systemClock,
): Rule<StaleFacts> {
  const settings = rules.archiveStaleUsers ?? OFF;
  const gatherer = gathering(settings, clock);
  return {
    name: manifest.name,
    mode: settings.mode,
    budget: settings.budget,
    callsPerEvent: callsFor(settings),
    objectOf,
    // Neither a tag nor an archive has an author in API 1.3, so that nobody has to be looked up.
    actingAdmin: async () => actingAdmin,
    gather: (event, { id }, reading) => gatherer.gather(event, id, reading),
    decide: (_event, facts, known) => decide(facts, settings, known),
    lister: listerOf(settings, gatherer, clock),
  };
}

/** Absent from the settings is off. */
const OFF: ArchiveStaleUsersSettings = Object.freeze(z.parse(archiveStaleUsersSettings, { mode: "off" }));

/** A look at them, one for each exemption that takes a call, and the archive or the mark. */
function callsFor({ exempt }: ArchiveStaleUsersSettings): number {
  return 2 + (exempt.openConversation ? 1 : 0) + (exempt.eventWithinDays === undefined ? 0 : 1);
}
