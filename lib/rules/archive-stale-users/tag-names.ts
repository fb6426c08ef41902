import type { Reading } from "../../engine/index.ts";
import type { Clock, Lead, Tag, User } from "../../intercom/index.ts";

/** Tags of the workspace, enough to name those that some people have. */
export type TagNames = (people: readonly (User | Lead)[], reading: Reading) => Promise<readonly Tag[]>;

/** A list of tags this old is made anew. */
const FRESH_MS = 600_000;

/**
 * Loads the workspace's tags when somebody's tag comes without its name, as those of leads often do
 * (docs/intercom-api-1.3/leads.md); kept for ten minutes, and loaded again for an id that it doesn't have yet.
 */
export function tagNames(clock: Clock): TagNames {
  let loaded: { at: number; tags: readonly Tag[]; missing: ReadonlySet<string> } | undefined;
  return async (people, { intercom, call }) => {
    const nameless = people.flatMap(({ tags }) =>
      (tags?.tags ?? []).flatMap(({ id, name }) => (typeof name === "string" ? [] : String(id))),
    );
    if (nameless.length === 0) return [];
    const known = loaded;
    const isOld = known === undefined || known.at <= clock.now() - FRESH_MS;
    const isNew = (id: string) => !known?.missing.has(id) && !known?.tags.some((tag) => tag.id === id);
    if (!isOld && !nameless.some(isNew)) return known.tags;
    const tags = await intercom.tags.list(call);
    const missing = new Set(nameless.filter((id) => !tags.some((tag) => tag.id === id)));
    loaded = { at: clock.now(), tags, missing };
    return tags;
  };
}
