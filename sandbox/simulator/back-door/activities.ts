import { recordActivity } from "../activity-logs/record.ts";
import { activityView } from "../activity-logs/routes.ts";
import { ACTIVITY_TYPES } from "../activity-logs/types.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { World } from "../world.ts";
import { BackDoorError, idMember, onlyMembers, optionalTextMember } from "./body.ts";

/**
 * An admin does something that only the activity logs tell of, such as `app_name_change`: nothing else changes. By
 * default it is the first admin. Answers the entry as the API shows it.
 */
export function addActivity(world: World, body: JsonObject): object {
  onlyMembers(body, ["type", "description", "metadata", "admin_id"]);
  const type = ACTIVITY_TYPES.find((one) => one === body["type"]);
  if (type === undefined) throw new BackDoorError('"type" must be an activity type of admins.md.');
  const metadata = body["metadata"] ?? {};
  if (!isObject(metadata)) throw new BackDoorError('"metadata" must be a JSON object.');
  const adminId = idMember(body, "admin_id") ?? world.teammates.admins()[0]?.id ?? "";
  const admin = world.teammates.admin(adminId);
  if (admin === undefined) throw new BackDoorError(`There is no admin ${adminId}.`);
  const description =
    optionalTextMember(body, "description") ?? `${admin.name}: ${type.replaceAll("_", " ")}.`;
  return activityView(world, recordActivity(world, { type, description, metadata, adminId }));
}
