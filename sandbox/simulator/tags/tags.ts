import type { Ids } from "../ids.ts";

/** A tag of people and companies (tags.md). */
export interface Tag {
  readonly id: string;
  name: string;
}

/** The tags of a workspace. Upper and lower case of a name are the same. */
export interface Tags {
  find(id: string): Tag | undefined;
  byName(name: string): Tag | undefined;
  create(name: string): Tag;
  remove(tag: Tag): void;
  /** In the order of their creation. */
  all(): readonly Tag[];
}

export function createTags(ids: Ids): Tags {
  const tags = new Map<string, Tag>();
  return {
    find: (id) => tags.get(id),
    byName: (name) => [...tags.values()].find((tag) => tag.name.toLowerCase() === name.toLowerCase()),
    create(name) {
      const tag: Tag = { id: ids.tag(), name };
      tags.set(tag.id, tag);
      return tag;
    },
    remove: (tag) => void tags.delete(tag.id),
    all: () => [...tags.values()],
  };
}
