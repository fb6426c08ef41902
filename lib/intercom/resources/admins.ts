import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { type AdminListEntry, adminListEntry } from "../models/admin.ts";
import type { CallOptions, Request } from "../request.ts";

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

export interface AwayMode {
  readonly away_mode_enabled: boolean;
  /** Whether new replies to this admin's conversations go to the default inbox. */
  readonly away_mode_reassign: boolean;
}

/** Teammates: docs/intercom-api-1.3/admins.md. */
export function adminsResource(request: Request) {
  return {
    /** All admins, the bot and, in 1.x, all teams among them: tell them apart by `type`. Not paged. */
    list: async (options?: CallOptions): Promise<AdminListEntry[]> =>
      (await request(listAdmins, {}, options)).admins,

    /** One admin, or one team if the id is a team's. Throws `NotFoundError`. */
    get: (id: string, options?: CallOptions) => request(getAdmin, { params: { id } }, options),

    /** Sets both flags of the away mode. The token's teammate needs an inbox seat, else `ForbiddenError`. */
    setAway: (id: string, { away_mode_enabled, away_mode_reassign }: AwayMode, options?: CallOptions) =>
      request(setAwayMode, { params: { id }, body: { away_mode_enabled, away_mode_reassign } }, options),
  };
}
