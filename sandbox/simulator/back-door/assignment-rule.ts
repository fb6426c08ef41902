import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { BackDoorError, idMember, onlyMembers } from "./body.ts";

/** Whom the workspace's assignment rules assign to: an admin or a team; without `assignee_id` no rule matches. */
export function setAssignmentRule({ teammates, assignmentRules }: World, body: JsonObject): object {
  onlyMembers(body, ["assignee_id"]);
  const id = idMember(body, "assignee_id");
  if (id === undefined) assignmentRules.set(undefined);
  else if (teammates.admin(id) !== undefined) assignmentRules.set({ type: "admin", id });
  else if (teammates.team(id) !== undefined) assignmentRules.set({ type: "team", id });
  else throw new BackDoorError(`There is no admin or team ${id}.`);
  return { assignee_id: id ?? null };
}
