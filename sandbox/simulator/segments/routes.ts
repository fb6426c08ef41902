import { resourceNotFound } from "../http/errors.ts";
import { givenFlag, givenOneOf } from "../http/query.ts";
import type { Route } from "../http/route.ts";
import type { World } from "../world.ts";
import { segmentView } from "./view.ts";

/** Segments (segments.md): list and view. */
export function segmentRoutes(world: World): Route[] {
  const withCount = (query: URLSearchParams) => givenFlag(query, "include_count") ?? false;
  return [
    {
      method: "GET",
      path: "/segments",
      handle({ query }) {
        const count = withCount(query);
        const segments = world.segments.of(givenOneOf(query, "type", ["company"]) ?? "people");
        return { type: "segment.list", segments: segments.map((one) => segmentView(world, one, count)) };
      },
    },
    {
      method: "GET",
      path: "/segments/:id",
      handle(request) {
        const segment = world.segments.find(request.param("id"));
        if (segment === undefined) throw resourceNotFound();
        return segmentView(world, segment, withCount(request.query));
      },
    },
  ];
}
