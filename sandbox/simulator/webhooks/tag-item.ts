import { seconds } from "../clock.ts";
import type { Person } from "../people/person.ts";
import type { Tag } from "../tags/tags.ts";
import type { World } from "../world.ts";
import { personItem } from "./person-item.ts";

/** A tag that a person got or lost (webhooks.md, "UserTag / ContactTag"). `created_at` is a number here. */
export function tagItem(world: World, kind: "user" | "contact", tag: Tag, person: Person): object {
  return {
    type: `${kind}_tag`,
    created_at: seconds(world.clock),
    tag: { type: "tag", id: tag.id, name: tag.name },
    [kind]: personItem(world, person),
    ...(kind === "user" ? { admin: { type: "admin" } } : {}),
  };
}
