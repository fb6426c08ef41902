import { recordOwnersActivity } from "../activity-logs/record.ts";
import { ApiError } from "../http/api-error.ts";
import { adminNotFound, inboxSeatMissing, parameterNotFound } from "../http/errors.ts";
import { flag } from "../http/fields.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import type { World } from "../world.ts";
import type { Admin } from "./admin.ts";
import { adminView, botView, teamAsAdminView } from "./view.ts";

/** Admins (admins.md): list, view, away mode, and who the token belongs to. */
export function adminRoutes(world: World): Route[] {
  const { teammates } = world;
  return [
    {
      method: "GET",
      path: "/admins",
      handle: () => ({
        type: "admin.list",
        admins: [
          ...teammates.admins().map((admin) => adminView(admin, teammates)),
          ...teammates.teams().map(teamAsAdminView),
          botView(teammates.bot),
        ],
      }),
    },
    { method: "GET", path: "/admins/:id", handle: (request) => view(world, request.param("id")) },
    { method: "PUT", path: "/admins/:id/away", handle: (request) => setAway(world, request) },
    { method: "GET", path: "/me", handle: () => me(world) },
  ];
}

function view({ teammates }: World, id: string): object {
  const admin = teammates.admin(id);
  if (admin !== undefined) return adminView(admin, teammates);
  const team = teammates.team(id);
  if (team !== undefined) return teamAsAdminView(team);
  if (id === teammates.bot.id) return botView(teammates.bot);
  throw adminNotFound();
}

function setAway(world: World, request: ApiRequest): object {
  if (owner(world)?.hasInboxSeat === false) throw inboxSeatMissing();
  const admin = world.teammates.admin(request.param("id"));
  if (admin === undefined) throw new ApiError(404, "admin_not_found", "Admin for admin_id not found");
  const enabled = needed(request, "away_mode_enabled");
  const reassign = needed(request, "away_mode_reassign");
  admin.awayModeEnabled = enabled;
  admin.awayModeReassign = reassign;
  recordOwnersActivity(world, {
    type: "admin_away_mode_change",
    description: `${admin.name} was set ${enabled ? "away" : "active"}.`,
    metadata: { away_mode: enabled, reassign_conversations: reassign },
  });
  return adminView(admin, world.teammates);
}

function needed(request: ApiRequest, field: string): boolean {
  const value = flag(request.body, field);
  if (value === undefined) throw parameterNotFound(`${field} is required`, field);
  return value;
}

function me(world: World): object {
  const admin = owner(world);
  if (admin === undefined) throw adminNotFound();
  return {
    type: "admin",
    id: admin.id,
    email: admin.email,
    name: admin.name,
    email_verified: true,
    app: {
      type: "app",
      id_code: world.appId,
      name: "Sandbox",
      created_at: world.createdAt,
      secure: false,
      identity_verification: false,
      timezone: "UTC",
      region: "US",
    },
    avatar: { type: "avatar", image_url: null },
  };
}

/** The token belongs to the first admin of the workspace. */
function owner(world: World): Admin | undefined {
  return world.teammates.admins()[0];
}
