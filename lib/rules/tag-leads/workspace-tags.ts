import type { Reading } from "../../engine/index.ts";
import type { Tag } from "../../intercom/index.ts";

/** The workspace's list of tags, which has the names that people's own tags often lack. */
export type WorkspaceTags = (reading: Reading, ids?: readonly string[]) => Promise<readonly Tag[]>;

interface Loaded {
  readonly tags: readonly Tag[];
  /** Ids that are not on the list however often it is loaded. */
  readonly missing: ReadonlySet<string>;
}

/**
 * Loads the list once an invocation, and again for an id that it doesn't have yet: our own first use of a tag makes
 * it. Facts: docs/intercom-api-1.3/leads.md, `tags`.
 */
export function workspaceTags(): WorkspaceTags {
  // By invocation: each has a reading of its own, and what belongs to one is gone with it.
  const lists = new WeakMap<Reading, Promise<Loaded>>();

  async function load({ intercom, call }: Reading, ids: readonly string[]): Promise<Loaded> {
    const tags = await intercom.tags.list(call);
    return { tags, missing: new Set(ids.filter((id) => !tags.some((tag) => tag.id === id))) };
  }

  return async (reading, ids = []) => {
    const { tags, missing } = await (lists.get(reading) ?? keep(load(reading, ids)));
    const isNew = (id: string) => !missing.has(id) && !tags.some((tag) => tag.id === id);
    return ids.some(isNew) ? (await keep(load(reading, ids))).tags : tags;

    function keep(loading: Promise<Loaded>): Promise<Loaded> {
      lists.set(reading, loading);
      // A load that failed is no list: whoever asks next loads again.
      loading.catch(() => lists.delete(reading));
      return loading;
    }
  };
}
