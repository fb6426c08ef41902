import { isObject, type JsonObject } from "../json.ts";
import type { Presence } from "../people/presence.ts";
import { populate } from "../populate.ts";
import type { World } from "../world.ts";
import { BackDoorError, onlyMembers, wholeMember } from "./body.ts";

const MOST_PEOPLE = 1_000_000;
const MOST_DAYS = 3_650;

/**
 * Adds so many users, leads, admins and teams; answers how many there are then. `never_seen` and `stale` are of these
 * users.
 */
export function populateBy(world: World, body: JsonObject): object {
  onlyMembers(body, ["users", "leads", "admins", "teams", "seed", "never_seen", "stale"]);
  const users = peopleMember(body, "users");
  populate(world, {
    users,
    leads: peopleMember(body, "leads"),
    admins: wholeMember(body, "admins", 0, 0),
    teams: wholeMember(body, "teams", 0, 0),
    seed: wholeMember(body, "seed", 0, 1),
    presence: readPresence(body, users),
  });
  return {
    users: world.people.count("user"),
    leads: world.people.count("lead"),
    admins: world.teammates.admins().length,
    teams: world.teammates.teams().length,
  };
}

function peopleMember(body: JsonObject, member: string): number {
  const value = wholeMember(body, member, 0, 0);
  if (value <= MOST_PEOPLE) return value;
  throw new BackDoorError(`"${member}" must be at most ${MOST_PEOPLE}.`);
}

function readPresence(body: JsonObject, users: number): Presence {
  const neverSeen = wholeMember(body, "never_seen", 0, 0);
  const stale = readStale(body);
  if (neverSeen + (stale?.count ?? 0) <= users) return { neverSeen, stale };
  throw new BackDoorError('"never_seen" and "stale.count" together must be at most "users".');
}

function readStale(body: JsonObject): Presence["stale"] {
  const stale = body["stale"];
  if (stale === undefined) return undefined;
  if (!isObject(stale)) throw new BackDoorError('"stale" must be an object of count and days.');
  onlyMembers(stale, ["count", "days"]);
  const [count, days] = [wholeMember(stale, "count", 0, -1), wholeMember(stale, "days", 1, 0)];
  if (days <= MOST_DAYS) return { count, days };
  throw new BackDoorError(`"days" must be at most ${MOST_DAYS}.`);
}
