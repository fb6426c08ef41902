import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { type Team, team } from "../models/team.ts";
import type { CallOptions, Request } from "../request.ts";

const listTeams: Endpoint<{ teams: Team[] }> = {
  name: "teams.list",
  method: "GET",
  path: "/teams",
  repeatable: true,
  answer: z.looseObject({ teams: z.array(team) }),
};

const getTeam: Endpoint<Team> = {
  name: "teams.get",
  method: "GET",
  path: "/teams/{id}",
  repeatable: true,
  answer: team,
};

/** Teams, which the API can only read: docs/intercom-api-1.3/teams.md. */
export function teamsResource(request: Request) {
  return {
    /** All teams. Not paged. */
    list: async (options?: CallOptions): Promise<Team[]> => (await request(listTeams, {}, options)).teams,

    /** One team. Throws `NotFoundError`. */
    get: (id: string, options?: CallOptions) => request(getTeam, { params: { id } }, options),
  };
}
