import { seconds } from "../clock.ts";
import { checkCompanies, joinCompanies } from "../companies/membership.ts";
import { checkRoom } from "../data-attributes/check-room.ts";
import { contactNotFound } from "../http/errors.ts";
import type { JsonObject } from "../json.ts";
import { applyInput } from "../people/apply.ts";
import { blankPerson } from "../people/create.ts";
import { type PersonInput, readPersonInput } from "../people/input.ts";
import type { Person, PersonDraft } from "../people/person.ts";
import { publishPerson } from "../webhooks/publish.ts";
import type { World } from "../world.ts";

/**
 * `POST /contacts`: updates the lead whose `id` or `user_id` is in the body, else creates one. An email identifies
 * no lead (leads.md). Fires `contact.created`, `contact.added_email` for a first email, `user.email.updated` for
 * another one, `user.unsubscribed`, `company.created`. Throws 404 for an unknown `id` or `user_id`.
 */
export function saveLead(world: World, body: JsonObject): Person {
  const input = readPersonInput(body);
  if (input.id === undefined && input.userId === undefined) return create(world, input);
  const lead = find(world, input);
  if (lead === undefined) throw contactNotFound();
  return update(world, lead, input);
}

function find({ people }: World, { id, userId }: PersonInput): Person | undefined {
  if (id !== undefined) return people.leadById(id);
  return userId === undefined ? undefined : people.leadByUserId(userId);
}

function create(world: World, input: PersonInput): Person {
  const lead = blankPerson(world, "lead");
  write(world, lead, input);
  world.people.add(lead);
  joinCompanies(world, lead, input, lead.sessionCount > 0);
  publishPerson(world, "contact.created", lead);
  if (lead.email !== null) publishPerson(world, "contact.added_email", lead);
  return lead;
}

function update(world: World, matched: Person, input: PersonInput): Person {
  const before = { email: matched.email, unsubscribed: matched.unsubscribed, sessions: matched.sessionCount };
  const lead = world.people.update(matched, (draft) => write(world, draft, input));
  joinCompanies(world, lead, input, lead.sessionCount > before.sessions);
  if (lead.email !== before.email) {
    publishPerson(world, before.email === null ? "contact.added_email" : "user.email.updated", lead);
  }
  if (lead.unsubscribed && !before.unsubscribed) publishPerson(world, "user.unsubscribed", lead);
  return lead;
}

function write(world: World, lead: PersonDraft, input: PersonInput): void {
  checkCompanies(world, input);
  checkRoom(world, "customer", [input.customAttributes]);
  const now = seconds(world.clock);
  applyInput(lead, input, now);
  world.dataAttributes.learn("customer", input.customAttributes, now);
}
