import type { AdminListEntry } from "../intercom/index.ts";

/** The teammate that `actingAdmin` names, by id or email address, in Intercom's list, which has teams too. */
export function findActingAdmin(
  setting: string,
  entries: readonly AdminListEntry[],
): AdminListEntry | undefined {
  return entries.find(({ type, id, email }) => type === "admin" && (id === setting || email === setting));
}
