import type { TagLeadsSettings, TagWhen } from "./config.ts";

/** An entry of the settings, and where it stands under `rules.tagLeads`. */
export interface Entry extends TagWhen {
  readonly path: readonly (string | number)[];
  /** The tag as it is compared: its name is the same in upper and lower case (docs/intercom-api-1.3/tags.md §1). */
  readonly key: string;
}

/** A tag's name as it is compared. */
export function tagKey(name: string): string {
  return name.trim().toLowerCase();
}

/** Entries that exclude each other; a tag of its own is a group of one. */
export interface EntryGroup {
  readonly name?: string;
  readonly entries: readonly Entry[];
}

/** All entries of the settings: those by themselves, then the groups, in the order of the settings. */
export function entryGroups({ tags, groups }: Pick<TagLeadsSettings, "tags" | "groups">): EntryGroup[] {
  return [
    ...tags.map((entry, at) => ({ entries: [entryAt(entry, ["tags", at])] })),
    ...groups.map(({ name, tags: members }, at) => ({
      name,
      entries: members.map((entry, place) => entryAt(entry, ["groups", at, "tags", place])),
    })),
  ];
}

/** The same, flat. */
export function entriesOf(settings: Pick<TagLeadsSettings, "tags" | "groups">): Entry[] {
  return entryGroups(settings).flatMap(({ entries }) => entries);
}

function entryAt(entry: TagWhen, path: readonly (string | number)[]): Entry {
  return { ...entry, path, key: tagKey(entry.tag) };
}
