import { seconds } from "../clock.ts";
import type { JsonObject } from "../json.ts";
import { applyInput } from "../people/apply.ts";
import { blankPerson } from "../people/create.ts";
import { type PersonInput, readPersonInput } from "../people/input.ts";
import type { Person } from "../people/person.ts";
import { publishPerson } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { matchUser } from "./match.ts";
import { checkMembers } from "./members.ts";

/**
 * `POST /users`: creates or updates (users.md, section 2). Fires `user.created`, or `user.email.updated` and
 * `user.unsubscribed` for what changed.
 */
export function saveUser(world: World, body: JsonObject): Person {
  checkMembers(body);
  const input = readPersonInput(body);
  const matched = matchUser(world.people, input);
  return matched === undefined ? create(world, input) : update(world, matched, input);
}

function create(world: World, input: PersonInput): Person {
  const user = blankPerson(world, "user");
  write(user, input, user.createdAt);
  world.people.add(user);
  publishPerson(world, "user.created", user);
  return user;
}

function update(world: World, user: Person, input: PersonInput): Person {
  const before = { email: user.email, unsubscribed: user.unsubscribed };
  world.people.update(user, () => write(user, input, seconds(world.clock)));
  if (user.email !== before.email) publishPerson(world, "user.email.updated", user);
  if (user.unsubscribed && !before.unsubscribed) publishPerson(world, "user.unsubscribed", user);
  return user;
}

function write(user: Person, input: PersonInput, now: number): void {
  applyInput(user, input, now);
  if (input.userId !== undefined) user.userId = input.userId;
}
