import { teamNotFound } from "../http/errors.ts";
import type { Route } from "../http/route.ts";
import type { World } from "../world.ts";
import type { Team } from "./team.ts";

/** Teams (teams.md): list and view. */
export function teamRoutes({ teammates }: World): Route[] {
  return [
    {
      method: "GET",
      path: "/teams",
      handle: () => ({ type: "team.list", teams: teammates.teams().map(teamView) }),
    },
    {
      method: "GET",
      path: "/teams/:id",
      handle(request) {
        const team = teammates.team(request.param("id"));
        if (team === undefined) throw teamNotFound();
        return teamView(team);
      },
    },
  ];
}

/** A team as the API shows one. */
function teamView(team: Team): object {
  return { type: "team", id: team.id, name: team.name, admin_ids: team.adminIds.map(Number) };
}
