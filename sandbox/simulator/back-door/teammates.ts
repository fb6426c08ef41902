import { adminView, teamAsAdminView } from "../admins/view.ts";
import type { JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { BackDoorError, flagMember, idMember, onlyMembers, textMember, textsMember } from "./body.ts";

/** Creates an admin, which no call of 1.3 can; answers it as the API shows it. */
export function addAdmin({ teammates }: World, body: JsonObject): object {
  onlyMembers(body, ["id", "name", "email", "away", "has_inbox_seat"]);
  const admin = teammates.addAdmin({
    id: idMember(body, "id"),
    name: textMember(body, "name"),
    email: textMember(body, "email"),
    away: flagMember(body, "away"),
    hasInboxSeat: flagMember(body, "has_inbox_seat"),
  });
  return adminView(admin, teammates);
}

/** Creates a team; answers it as it stands among the admins. */
export function addTeam({ teammates }: World, body: JsonObject): object {
  onlyMembers(body, ["id", "name", "members", "retired"]);
  const members = textsMember(body, "members");
  if (members === undefined)
    throw new BackDoorError('"members" must be a list of names or emails of admins.');
  return teamAsAdminView(
    teammates.addTeam({
      id: idMember(body, "id"),
      name: textMember(body, "name"),
      members,
      retired: flagMember(body, "retired"),
    }),
  );
}
