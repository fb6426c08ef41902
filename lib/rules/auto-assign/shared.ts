import type { Reading } from "../../engine/index.ts";
import type { AdminConversationCounts, Clock, ConversationCounts, Tag } from "../../intercom/index.ts";

/** What is read of the workspace once an invocation, if at all. */
export interface Shared {
  tags(): Promise<readonly Tag[]>;
  conversationCounts(): Promise<ConversationCounts>;
  /** With when it was asked: epoch milliseconds, UTC. */
  adminCounts(): Promise<{ readonly counts: AdminConversationCounts; readonly countedAt: number }>;
}

/** Finds what an invocation shares by what it reads with: every invocation has a `Reading` of its own. */
export function shareByReading(clock: Clock): (reading: Reading) => Shared {
  const known = new WeakMap<Reading, Shared>();
  return (reading) => {
    const found = known.get(reading) ?? sharedOf(reading, clock);
    known.set(reading, found);
    return found;
  };
}

function sharedOf({ intercom, call }: Reading, clock: Clock): Shared {
  return {
    tags: once(() => intercom.tags.list(call)),
    conversationCounts: once(() => intercom.counts.conversations(call)),
    adminCounts: once(async () => {
      // Before the call: what is given out while it is under way may not be in its answer.
      const countedAt = clock.now();
      return { counts: await intercom.counts.admins(call), countedAt };
    }),
  };
}

/** After a load that failed, the next who asks loads again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
