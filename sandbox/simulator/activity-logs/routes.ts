import { seconds } from "../clock.ts";
import { ApiError } from "../http/api-error.ts";
import { cutPage } from "../http/pages.ts";
import { givenInteger } from "../http/query.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import type { World } from "../world.ts";
import type { Activity } from "./activities.ts";

/** `GET /admins/activity_logs` (admins.md). Before the view of an admin in the list of routes. */
export function activityLogRoutes(world: World): Route[] {
  return [
    { method: "GET", path: "/admins/activity_logs", handle: (request) => listActivities(world, request) },
  ];
}

/** Newest first; both ends belong to the span. Throws 404 `parameter_not_found` without its start. */
function listActivities(world: World, { query, url }: ApiRequest): object {
  const after = givenInteger(query, "created_at_after", 0);
  if (after === undefined) {
    const message = "Please provide the following parameters: created_at_after";
    throw new ApiError(404, "parameter_not_found", message);
  }
  const before = givenInteger(query, "created_at_before", 0) ?? seconds(world.clock);
  const within = world.activities
    .all()
    .filter(({ createdAt }) => createdAt >= after && createdAt <= before)
    .toReversed();
  const { items, pages } = cutPage(within, url, { perPage: 20, mostPerPage: 60, ceiling: false });
  return { type: "activity_log.list", pages, activity_logs: items.map((one) => activityView(world, one)) };
}

/** An entry as the API shows it. */
export function activityView({ teammates }: World, activity: Activity): object {
  return {
    id: activity.id,
    performed_by: {
      type: "admin",
      id: activity.adminId,
      email: teammates.admin(activity.adminId)?.email ?? null,
      ip: "127.0.0.1",
    },
    metadata: activity.metadata,
    created_at: activity.createdAt,
    activity_type: activity.type,
    activity_description: activity.description,
  };
}
