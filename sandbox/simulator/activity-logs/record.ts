import { seconds } from "../clock.ts";
import type { World } from "../world.ts";
import type { Activity } from "./activities.ts";

/** What somebody did, without when. */
type Deed = Pick<Activity, "type" | "description" | "metadata">;

/** Logs what an admin has just done. Answers the entry. */
export function recordActivity(world: World, deed: Deed & { readonly adminId: string }): Activity {
  return world.activities.record({ ...deed, createdAt: seconds(world.clock) });
}

/** Logs what the token's owner, the first admin, has just done; without an admin nothing is logged. */
export function recordOwnersActivity(world: World, deed: Deed): void {
  const adminId = world.teammates.admins()[0]?.id;
  if (adminId !== undefined) recordActivity(world, { ...deed, adminId });
}
