import { mergeCustomAttributes } from "./custom-attributes.ts";
import type { PersonInput } from "./input.ts";
import type { Person, PersonDraft } from "./person.ts";

/** A web session ends after half an hour without a request (users.md, section 5). */
const SESSION_SECONDS = 30 * 60;

/**
 * Writes what a request says into a person, identifiers aside. `now` is Unix seconds. Throws 422
 * `custom_data_limit_reached` before anything is written.
 */
export function applyInput(person: PersonDraft, input: PersonInput, now: number): void {
  person.customAttributes = mergeCustomAttributes(person.customAttributes, input.customAttributes);
  if (input.email !== undefined) person.email = input.email;
  if (input.phone !== undefined) person.phone = input.phone;
  if (input.name !== undefined) person.name = input.name;
  if (input.avatarUrl !== undefined) person.avatarUrl = input.avatarUrl;
  if (input.signedUpAt !== undefined) person.signedUpAt = input.signedUpAt;
  if (input.unsubscribed !== undefined) person.unsubscribed = input.unsubscribed;
  if (input.newSession && startsSession(person, now)) person.sessionCount += 1;
  if (input.updateLastRequestAt || input.newSession) person.lastRequestAt = now;
  else if (input.lastRequestAt !== undefined) person.lastRequestAt = input.lastRequestAt;
  person.updatedAt = now;
}

function startsSession(person: Person, now: number): boolean {
  return person.lastRequestAt === null || now - person.lastRequestAt > SESSION_SECONDS;
}
