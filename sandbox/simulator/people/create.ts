import { seconds } from "../clock.ts";
import type { World } from "../world.ts";
import type { Person, PersonDraft } from "./person.ts";

/** A person of whom nothing is known, not yet among the people. Leads get a `user_id` and a pseudonym. */
export function blankPerson({ clock, ids }: World, kind: Person["kind"]): PersonDraft {
  const now = seconds(clock);
  return {
    kind,
    id: ids.person(),
    userId: kind === "lead" ? ids.leadUserId() : null,
    email: null,
    phone: null,
    name: null,
    pseudonym: kind === "lead" ? ids.pseudonym() : null,
    avatarUrl: null,
    createdAt: now,
    updatedAt: now,
    signedUpAt: null,
    lastRequestAt: null,
    sessionCount: 0,
    unsubscribed: false,
    companyIds: [],
    tagIds: [],
    customAttributes: new Map(),
  };
}
