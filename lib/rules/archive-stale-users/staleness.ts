import type { ArchiveStaleUsersSettings, StalePolicy } from "./config.ts";
import type { Exemption, PersonFacts } from "./facts.ts";

export const DAY_MS = 86_400_000;

/** When somebody counts as stale; undefined when the settings leave their kind alone. */
export function policyFor(
  { kind }: Pick<PersonFacts, "kind">,
  { users, leads }: Pick<ArchiveStaleUsersSettings, "users" | "leads">,
): StalePolicy | undefined {
  return kind === "user" ? users : leads;
}

/** Why somebody is not stale at a time (epoch milliseconds, UTC); undefined when they are. */
export function whyAwake(person: PersonFacts, policy: StalePolicy, now: number): Exemption | undefined {
  const { lastSeenAt, createdAt } = person;
  const { staleAfterDays, neverSeenAfterDays } = policy;
  if (lastSeenAt !== null) {
    return now - lastSeenAt > staleAfterDays * DAY_MS
      ? undefined
      : { reason: "active", because: `They were seen within the last ${staleAfterDays} days.` };
  }
  if (neverSeenAfterDays === undefined) {
    return {
      reason: "never_seen",
      because: "They were never seen, and the settings leave such people alone.",
    };
  }
  return now - createdAt > neverSeenAfterDays * DAY_MS
    ? undefined
    : {
        reason: "new",
        because: `They were never seen, and came within the last ${neverSeenAfterDays} days.`,
      };
}
