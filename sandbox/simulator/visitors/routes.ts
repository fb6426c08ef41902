import { leaveCompanies } from "../companies/membership.ts";
import { given } from "../http/query.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import { personView } from "../people/view.ts";
import type { World } from "../world.ts";
import { convertVisitor } from "./convert.ts";
import { findVisitor } from "./find.ts";
import { updateVisitor } from "./update.ts";
import { visitorView } from "./view.ts";

/** Visitors (visitors.md): view, update, delete, convert. */
export function visitorRoutes(world: World): Route[] {
  const byId = (request: ApiRequest) => findVisitor(world, { id: request.param("id") });
  return [
    {
      method: "GET",
      path: "/visitors",
      handle: ({ query }) => visitorView(world, findVisitor(world, { user_id: given(query, "user_id") })),
    },
    { method: "GET", path: "/visitors/:id", handle: (request) => visitorView(world, byId(request)) },
    { method: "PUT", path: "/visitors", handle: ({ body }) => updateVisitor(world, body) },
    // The Node client posts an update, the Ruby client names the visitor in the path (visitors.md).
    { method: "POST", path: "/visitors", handle: ({ body }) => updateVisitor(world, body) },
    {
      method: "PUT",
      path: "/visitors/:id",
      handle: (request) => updateVisitor(world, { ...request.body, id: request.param("id") }),
    },
    {
      method: "DELETE",
      path: "/visitors/:id",
      handle(request) {
        const visitor = byId(request);
        const shown = visitorView(world, visitor);
        leaveCompanies(world, visitor);
        world.visitors.remove(visitor);
        return shown;
      },
    },
    {
      method: "POST",
      path: "/visitors/convert",
      handle: ({ body }) => personView(world, convertVisitor(world, body)),
    },
  ];
}
