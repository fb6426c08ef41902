import type { Ids } from "../ids.ts";

/** Something that an admin did to the workspace (admins.md, "Activity types"). */
export interface Activity {
  readonly id: string;
  readonly type:
    | "admin_away_mode_change"
    | "app_admin_join"
    | "app_team_creation"
    | "app_webhook_creation"
    | "app_webhook_deletion";
  readonly description: string;
  readonly metadata: object;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly adminId: string;
}

/** What was done, in its order. */
export interface Activities {
  record(activity: Omit<Activity, "id">): void;
  all(): readonly Activity[];
}

export function createActivities(ids: Ids): Activities {
  const activities: Activity[] = [];
  return {
    record: (activity) => void activities.push({ id: ids.activity(), ...activity }),
    all: () => activities,
  };
}
