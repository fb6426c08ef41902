import { seconds } from "../clock.ts";
import { checkCompanies, joinCompanies } from "../companies/membership.ts";
import { checkRoom } from "../data-attributes/check-room.ts";
import type { JsonObject } from "../json.ts";
import { applyInput } from "../people/apply.ts";
import { blankPerson } from "../people/create.ts";
import { type PersonInput, readPersonInput } from "../people/input.ts";
import type { Person, PersonDraft } from "../people/person.ts";
import { publishPerson } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { matchUser } from "./match.ts";
import { checkMembers } from "./members.ts";

/**
 * `POST /users`: creates or updates (users.md, section 2). Fires `user.created`, or `user.email.updated` and
 * `user.unsubscribed` for what changed, and `company.created` for a company that it brings.
 */
export function saveUser(world: World, body: JsonObject): Person {
  checkMembers(body);
  const input = readPersonInput(body);
  const matched = matchUser(world.people, input);
  return matched === undefined ? create(world, input) : update(world, matched, input);
}

function create(world: World, input: PersonInput): Person {
  const user = blankPerson(world, "user");
  write(world, user, input);
  world.people.add(user);
  joinCompanies(world, user, input, user.sessionCount > 0);
  publishPerson(world, "user.created", user);
  return user;
}

function update(world: World, matched: Person, input: PersonInput): Person {
  const before = { email: matched.email, unsubscribed: matched.unsubscribed, sessions: matched.sessionCount };
  const user = world.people.update(matched, (draft) => write(world, draft, input));
  joinCompanies(world, user, input, user.sessionCount > before.sessions);
  if (user.email !== before.email) publishPerson(world, "user.email.updated", user);
  if (user.unsubscribed && !before.unsubscribed) publishPerson(world, "user.unsubscribed", user);
  return user;
}

function write(world: World, user: PersonDraft, input: PersonInput): void {
  checkCompanies(world, input);
  checkRoom(world, "customer", [input.customAttributes]);
  const now = seconds(world.clock);
  applyInput(user, input, now);
  world.dataAttributes.learn("customer", input.customAttributes, now);
  if (input.userId !== undefined) user.userId = input.userId;
}
