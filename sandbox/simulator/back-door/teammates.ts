import { recordActivity, recordOwnersActivity } from "../activity-logs/record.ts";
import { adminView, teamAsAdminView } from "../admins/view.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { BackDoorError, flagMember, idMember, onlyMembers, textMember, textsMember } from "./body.ts";

/** Creates an admin, which no call of 1.3 can; answers it as the API shows it. */
export function addAdmin(world: World, body: JsonObject): object {
  onlyMembers(body, ["id", "name", "email", "away", "has_inbox_seat"]);
  const admin = world.teammates.addAdmin({
    id: idMember(body, "id"),
    name: textMember(body, "name"),
    email: textMember(body, "email"),
    away: flagMember(body, "away"),
    hasInboxSeat: flagMember(body, "has_inbox_seat"),
  });
  recordActivity(world, {
    type: "app_admin_join",
    description: `${admin.name} joined the workspace.`,
    metadata: {},
    adminId: admin.id,
  });
  return adminView(admin, world.teammates);
}

/** Creates a team; answers it as it stands among the admins. */
export function addTeam(world: World, body: JsonObject): object {
  onlyMembers(body, ["id", "name", "members", "retired"]);
  const members = textsMember(body, "members");
  if (members === undefined)
    throw new BackDoorError('"members" must be a list of names or emails of admins.');
  const team = world.teammates.addTeam({
    id: idMember(body, "id"),
    name: textMember(body, "name"),
    members,
    retired: flagMember(body, "retired"),
  });
  recordOwnersActivity(world, {
    type: "app_team_creation",
    description: `The team ${team.name} was created.`,
    metadata: { team: { id: team.id, name: team.name } },
  });
  return teamAsAdminView(team);
}
