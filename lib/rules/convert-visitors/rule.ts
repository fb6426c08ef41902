import * as z from "zod/mini";
import { type Rule, SettingUnknownError } from "../../engine/index.ts";
import { findActingAdmin } from "../acting-admin.ts";
import type { Settings } from "../settings.ts";
import { convertVisitorsSettings } from "./config.ts";
import { decide } from "./decide.ts";
import { type ConvertFacts, personOf, readAsk } from "./facts.ts";
import { gather } from "./gather.ts";
import { manifest } from "./manifest.ts";

/** Turns visitors and leads into the users they have become: README.md in this folder. */
export function convertVisitors({ actingAdmin, rules }: Settings): Rule<ConvertFacts> {
  // Absent from the settings is off.
  const settings = rules.convertVisitors ?? z.parse(convertVisitorsSettings, { mode: "off" });
  return {
    name: manifest.name,
    mode: settings.mode,
    budget: { perHour: settings.perHour },
    // The person, as visitor and as lead; the user, by two identifiers; the conversion. Teammates come once a batch.
    callsPerEvent: 5,
    objectOf({ item }) {
      const ask = readAsk(item);
      return ask === undefined ? undefined : { kind: "person", id: personOf(ask) };
    },
    async actingAdmin(reading) {
      const found = findActingAdmin(actingAdmin, await reading.admins());
      if (found !== undefined) return found.id;
      throw new SettingUnknownError(
        "actingAdmin",
        "give the id or the email address of one of its teammates.",
      );
    },
    async gather({ item }, object, reading) {
      // The engine asks only about events that objectOf knew.
      const ask = readAsk(item) ?? { kind: "lead-email", lead: object.id };
      return gather(ask, settings, reading);
    },
    decide: (_event, facts, known) => decide(facts, settings, known?.memory),
  };
}
