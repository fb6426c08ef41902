import { resourceNotFound } from "../http/errors.ts";
import type { ApiRequest, Route } from "../http/route.ts";
import type { World } from "../world.ts";
import { removeTag, saveTag } from "./save.ts";
import type { Tag } from "./tags.ts";
import { tagView } from "./view.ts";

/** Tags (tags.md): create, rename, tag, untag, list, delete. */
export function tagRoutes(world: World): Route[] {
  const existing = (request: ApiRequest): Tag => {
    const tag = world.tags.find(request.param("id"));
    if (tag === undefined) throw resourceNotFound();
    return tag;
  };
  return [
    { method: "POST", path: "/tags", handle: ({ body }) => tagView(saveTag(world, body)) },
    // The Ruby client renames with PUT (clients.md).
    {
      method: "PUT",
      path: "/tags/:id",
      handle: (request) => tagView(saveTag(world, { ...request.body, id: existing(request).id })),
    },
    {
      method: "GET",
      path: "/tags",
      handle: () => ({ type: "tag.list", tags: world.tags.all().map(tagView) }),
    },
    { method: "GET", path: "/tags/:id", handle: (request) => tagView(existing(request)) },
    {
      method: "DELETE",
      path: "/tags/:id",
      handle(request) {
        removeTag(world, existing(request));
        return undefined;
      },
    },
  ];
}
