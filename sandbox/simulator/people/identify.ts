import { severalUsers, userNotFound } from "../http/errors.ts";
import { id, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { People } from "./people.ts";
import type { Person } from "./person.ts";

/** What a call may name a person by. */
export interface PersonIdentifiers {
  readonly id: string | undefined;
  readonly userId: string | undefined;
  readonly email: string | undefined;
}

/** The identifiers of a body in which the person is not the object itself: `intercom_user_id`, `user_id`, `email`. */
export function personNamedIn(body: JsonObject): PersonIdentifiers {
  return {
    id: id(body, "intercom_user_id"),
    userId: id(body, "user_id"),
    email: text(body, "email") || undefined,
  };
}

/** Whether any identifier is there. */
export function namesSomebody(identifiers: PersonIdentifiers): boolean {
  return Object.values(identifiers).some((value) => value !== undefined);
}

/**
 * The user or lead that is named: by id, else by `user_id`, else by email. An email names users only: leads are not
 * identified by it (leads.md). Throws 404 `User Not Found`, 409 `conflict` when several users have the email.
 */
export function findPerson(people: People, { id, userId, email }: PersonIdentifiers): Person {
  const found = id !== undefined ? people.byId(id) : findByOther(people, userId, email);
  if (found === undefined) throw userNotFound();
  return found;
}

function findByOther(people: People, userId?: string, email?: string): Person | undefined {
  if (userId !== undefined) return people.userByUserId(userId) ?? people.leadByUserId(userId);
  return email === undefined ? undefined : onlyUserWithEmail(people, email);
}

/** The one user with an email, if any. Throws 409 `conflict` when there are several (00-common.md, section 6). */
export function onlyUserWithEmail(people: People, email: string): Person | undefined {
  const [first, ...others] = people.usersByEmail(email);
  if (others.length > 0) throw severalUsers(email);
  return first;
}

/**
 * A user by any identifier, or a lead by its id alone, as tags and events have it. Throws 409 `conflict` when several
 * users have the email.
 */
export function findUser(people: People, { id, userId, email }: PersonIdentifiers): Person | undefined {
  if (id !== undefined) return people.byId(id);
  if (userId !== undefined) return people.userByUserId(userId);
  return email === undefined ? undefined : onlyUserWithEmail(people, email);
}
