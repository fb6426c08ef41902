import type { Ids } from "../ids.ts";
import type { ActivityType } from "./types.ts";

/** Something that an admin did to the workspace (admins.md, "Activity types"). */
export interface Activity {
  readonly id: string;
  readonly type: ActivityType;
  readonly description: string;
  readonly metadata: object;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly adminId: string;
}

/** What was done, in its order. */
export interface Activities {
  /** Answers it with its id. */
  record(activity: Omit<Activity, "id">): Activity;
  all(): readonly Activity[];
}

export function createActivities(ids: Ids): Activities {
  const activities: Activity[] = [];
  return {
    record(activity) {
      const recorded = { id: ids.activity(), ...activity };
      activities.push(recorded);
      return recorded;
    },
    all: () => activities,
  };
}
