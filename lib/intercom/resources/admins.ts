import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { type ActivityLogList, activityLogList } from "../models/activity-log.ts";
import { type AdminListEntry, adminListEntry } from "../models/admin.ts";
import { type Me, me } from "../models/me.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import { wholeSeconds } from "../whole-seconds.ts";
import { entriesOf, type Paging } from "./paging.ts";

const listAdmins: Endpoint<{ admins: AdminListEntry[] }> = {
  name: "admins.list",
  method: "GET",
  path: "/admins",
  repeatable: true,
  answer: z.looseObject({ admins: z.array(adminListEntry) }),
};

const getAdmin: Endpoint<AdminListEntry> = {
  name: "admins.get",
  method: "GET",
  path: "/admins/{id}",
  repeatable: true,
  answer: adminListEntry,
};

const setAwayMode: Endpoint<AdminListEntry> = {
  name: "admins.setAway",
  method: "PUT",
  path: "/admins/{id}/away",
  repeatable: true,
  answer: adminListEntry,
};

const getMe: Endpoint<Me> = {
  name: "admins.me",
  method: "GET",
  path: "/me",
  repeatable: true,
  answer: me,
};

const listActivityLogs: PagedEndpoint<ActivityLogList> = {
  name: "admins.activityLogs",
  method: "GET",
  path: "/admins/activity_logs",
  repeatable: true,
  answer: activityLogList,
  linksOf: ({ pages }) => pages,
};

/** From when until when: epoch seconds, UTC; by default until now. Default: 20 a page. */
export type ActivityLogQuery = Paging & {
  readonly created_at_after: number;
  readonly created_at_before?: number;
};

export interface AwayMode {
  readonly away_mode_enabled: boolean;
  /** Whether new replies to this admin's conversations go to the default inbox. */
  readonly away_mode_reassign: boolean;
}

/** Teammates: docs/intercom-api-1.3/admins.md. */
export function adminsResource(request: Request, pages: Pages) {
  return {
    /** All admins, the bot and, in 1.x, all teams among them: tell them apart by `type`. Not paged. */
    list: async (options?: CallOptions): Promise<AdminListEntry[]> =>
      (await request(listAdmins, {}, options)).admins,

    /** One admin, or one team if the id is a team's. Throws `NotFoundError`. */
    get: (id: string, options?: CallOptions) => request(getAdmin, { params: { id } }, options),

    /** Sets both flags of the away mode. The token's teammate needs an inbox seat, else `ForbiddenError`. */
    setAway: (id: string, { away_mode_enabled, away_mode_reassign }: AwayMode, options?: CallOptions) =>
      request(setAwayMode, { params: { id }, body: { away_mode_enabled, away_mode_reassign } }, options),

    /** The admin whose token it is, and the workspace. */
    me: (options?: CallOptions) => request(getMe, {}, options),

    /** One page of what admins did. Throws `ForbiddenError` where the plan lacks it. */
    activityLogs: async (query: ActivityLogQuery, options?: CallOptions) =>
      request(listActivityLogs, { query: inSeconds(query) }, options),

    /** All pages of `activityLogs`, each when it is asked for. Throws `NextLinkRefusedError`. */
    activityLogPages: (query: ActivityLogQuery, options?: CallOptions) =>
      pages(listActivityLogs, inSeconds(query), options),

    /** The activity logs of all pages. */
    iterateActivityLogs: (query: ActivityLogQuery, options?: CallOptions) =>
      entriesOf(pages(listActivityLogs, inSeconds(query), options), (list) => list.activity_logs),
  };
}

// Milliseconds would ask for logs of the far future, and get none.
function inSeconds(query: ActivityLogQuery): ActivityLogQuery {
  wholeSeconds("created_at_after", query.created_at_after);
  if (query.created_at_before !== undefined) wholeSeconds("created_at_before", query.created_at_before);
  return query;
}
