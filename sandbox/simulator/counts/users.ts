import type { World } from "../world.ts";

/** Users and leads together, by tag or segment; those without anybody are there too (counts.md, section 4). */
export function usersBy({ people, tags, segments }: World, by: "tag" | "segment"): object {
  if (by === "tag") return { tag: tags.all().map(({ id, name }) => ({ [name]: people.countTagged(id) })) };
  const count = (ids: ReadonlySet<string>) => [...ids].filter((id) => people.has(id)).length;
  return { segment: segments.of("people").map(({ name, memberIds }) => ({ [name]: count(memberIds) })) };
}
