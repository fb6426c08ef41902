import { seconds } from "../clock.ts";
import { handCompanies } from "../companies/membership.ts";
import { parameterNotFound, userNotFound } from "../http/errors.ts";
import { id, integer, object, text } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { namesSomebody, onlyUserWithEmail, type PersonIdentifiers } from "./identify.ts";
import type { Person } from "./person.ts";

/** The user that a lead or visitor is to become: one who exists, or a new one with these identifiers. */
export interface TargetUser {
  readonly existing: Person | undefined;
  readonly wanted: PersonIdentifiers;
  readonly signedUpAt: number | undefined;
}

/**
 * Reads the `user` of a conversion (leads.md, visitors.md). Throws 400 without an identifier, 404 for an unknown
 * `id`, 409 `conflict` when several users have the email.
 */
export function readTarget(world: World, body: JsonObject): TargetUser {
  const user = object(body, "user") ?? {};
  const wanted = {
    id: id(user, "id"),
    userId: id(user, "user_id"),
    email: text(user, "email")?.toLowerCase() || undefined,
  };
  if (!namesSomebody(wanted)) throw parameterNotFound("User id, user_id or email must be supplied", "user");
  return { existing: findTarget(world, wanted), wanted, signedUpAt: integer(user, "signed_up_at") };
}

/** A `user_id` that nobody has makes a new user, even when another one has the email (leads.md). */
function findTarget({ people }: World, wanted: PersonIdentifiers): Person | undefined {
  if (wanted.id !== undefined) {
    const user = people.userById(wanted.id);
    if (user === undefined) throw userNotFound();
    return user;
  }
  if (wanted.userId !== undefined) return people.userByUserId(wanted.userId);
  return wanted.email === undefined ? undefined : onlyUserWithEmail(people, wanted.email);
}

/** A user who exists takes the lead in, else the lead becomes one (leads.md). Answers the user; notifies nobody. */
export function makeUser(world: World, lead: Person, target: TargetUser): Person {
  if (target.existing === undefined) become(world, lead, target);
  else merge(world, lead, target.existing);
  return target.existing ?? lead;
}

function become(world: World, lead: Person, { wanted, signedUpAt }: TargetUser): void {
  const now = seconds(world.clock);
  world.people.update(lead, (draft) => {
    draft.kind = "user";
    draft.userId = wanted.userId ?? null;
    draft.email = wanted.email ?? draft.email;
    draft.signedUpAt = signedUpAt ?? now;
    draft.updatedAt = now;
  });
}

/** No identifier of the lead goes to the user; its conversations, events, notes, companies and tags do. */
function merge(world: World, lead: Person, user: Person): void {
  world.conversations.hand(lead.id, user.id);
  world.events.hand(lead.id, user.id);
  world.notes.hand(lead.id, user.id);
  handCompanies(world, lead, user);
  world.people.update(user, (draft) => {
    draft.tagIds = [...new Set([...draft.tagIds, ...lead.tagIds])];
    draft.updatedAt = seconds(world.clock);
  });
  world.people.remove(lead);
}
