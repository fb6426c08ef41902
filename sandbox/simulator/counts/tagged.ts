import type { Tag } from "../tags/tags.ts";

/** How many of `objects` have each tag: one object per tag, its only member called after the tag (counts.md). */
export function countByTag(
  tags: readonly Tag[],
  objects: readonly { readonly tagIds: readonly string[] }[],
): object[] {
  const counts = new Map<string, number>();
  for (const id of objects.flatMap(({ tagIds }) => tagIds)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return tags.map(({ id, name }) => ({ [name]: counts.get(id) ?? 0 }));
}
