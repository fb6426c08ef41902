import { seconds } from "../clock.ts";
import type { World } from "../world.ts";
import type { Activity } from "./activities.ts";

/** Logs what was just done, by default by the token's owner, the first admin; without one nothing is logged. */
export function recordActivity(
  { activities, teammates, clock }: World,
  activity: Pick<Activity, "type" | "description" | "metadata"> & { readonly adminId?: string },
): void {
  const adminId = activity.adminId ?? teammates.admins()[0]?.id;
  if (adminId === undefined) return;
  activities.record({ ...activity, createdAt: seconds(clock), adminId });
}
