import type { World } from "../world.ts";
import { countByTag } from "./tagged.ts";

/** Users and leads together, by tag or segment; those without anybody are there too (counts.md, section 4). */
export function usersBy({ people, tags, segments }: World, by: "tag" | "segment"): object {
  if (by === "tag") return { tag: countByTag(tags.all(), [...people.all("user"), ...people.all("lead")]) };
  const count = (ids: ReadonlySet<string>) => [...ids].filter((id) => people.byId(id) !== undefined).length;
  return { segment: segments.of("people").map(({ name, memberIds }) => ({ [name]: count(memberIds) })) };
}
