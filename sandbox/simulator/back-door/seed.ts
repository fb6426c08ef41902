import type { JsonObject } from "../json.ts";
import { populate } from "../populate.ts";
import type { World } from "../world.ts";
import { onlyMembers, wholeMember } from "./body.ts";

/** Adds so many users, leads, admins and teams; answers how many there are then. */
export function populateBy(world: World, body: JsonObject): object {
  onlyMembers(body, ["users", "leads", "admins", "teams", "seed"]);
  populate(world, {
    users: wholeMember(body, "users", 0, 0),
    leads: wholeMember(body, "leads", 0, 0),
    admins: wholeMember(body, "admins", 0, 0),
    teams: wholeMember(body, "teams", 0, 0),
    seed: wholeMember(body, "seed", 0, 1),
  });
  return {
    users: world.people.count("user"),
    leads: world.people.count("lead"),
    admins: world.teammates.admins().length,
    teams: world.teammates.teams().length,
  };
}
