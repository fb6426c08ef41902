import type { Tag, Tags } from "./tags.ts";

/** A tag as the API shows one (tags.md). */
export function tagView({ id, name }: Tag): object {
  return { type: "tag", name, id };
}

/** The tags of a user, lead or company. */
export function tagListView(tags: Tags, tagIds: readonly string[]): object {
  return { type: "tag.list", tags: tagIds.flatMap((id) => tags.find(id) ?? []).map(tagView) };
}
