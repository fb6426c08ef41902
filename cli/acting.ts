import { findActingAdmin } from "../lib/rules/acting-admin.ts";
import type { Settings } from "../lib/rules/settings.ts";
import { UsageError } from "./command.ts";
import type { Place } from "./place.ts";

/** What an undo acts with: the writing client, in the name of the acting admin of the settings. */
export async function actingOf(place: Place, { actingAdmin }: Settings) {
  const intercom = place.intercom();
  const admin = findActingAdmin(actingAdmin, await intercom.admins.list())?.id;
  if (admin === undefined) {
    throw new UsageError(`actingAdmin names ${actingAdmin}, who is no teammate: run the check command.`);
  }
  return { intercom, admin, call: {} };
}
