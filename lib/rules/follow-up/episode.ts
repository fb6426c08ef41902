import type { Ladder } from "./config.ts";
import type { ConversationFacts, Happening } from "./facts.ts";

/** Who waits for whom, and since which message. Its `id` is the same for as long as it is the same wait. */
export interface Episode {
  readonly on: Ladder["on"];
  readonly id: string;
  /** Epoch milliseconds, UTC. */
  readonly since: number;
  /** A teammate has given the conversation to somebody since then. */
  readonly isHandedOver: boolean;
}

/** Intercom's clock may be ahead of ours by this much; what is further ahead is no time of a wait. */
const SKEW_MS = 300_000;

/**
 * Since when the customer waits, by Intercom's word: undefined when nobody does, which Intercom may also say by a
 * time far in the future (docs/intercom-api-1.3/conversations.md, `waiting_since`).
 */
export function waitingSince({ waitingSince: since }: ConversationFacts, now: number): number | undefined {
  return since !== undefined && since > 0 && since <= now + SKEW_MS ? since : undefined;
}

/**
 * The wait that a conversation is in; undefined when nobody waits for anybody. The customer's begins with their first
 * message that nobody has answered, and further ones don't make it younger. Ours begins with our last reply.
 */
export function episodeOf(conversation: ConversationFacts, now: number): Episode | undefined {
  const happenings = conversation.happenings ?? [];
  const since = waitingSince(conversation, now);
  return since === undefined ? silence(happenings) : wait(happenings, since);
}

function wait(happenings: readonly Happening[], since: number): Episode {
  // What came later than that Intercom takes for no answer: words in an assignment may be a note to teammates.
  const answered = happenings.findLastIndex(({ kind, at }) => kind === "teammate" && at <= since);
  const start = happenings.findIndex(({ kind }, index) => kind === "customer" && index > answered);
  const message = happenings[start];
  if (message === undefined) {
    // Older than the parts that Intercom still shows.
    const isHandedOver = happenings.some(({ kind, at }) => kind === "handover" && at > since);
    return { on: "customer-waiting", id: `since-${since}`, since, isHandedOver };
  }
  return begunBy(message, start, "customer-waiting", happenings);
}

function silence(happenings: readonly Happening[]): Episode | undefined {
  const start = happenings.findLastIndex(({ kind }) => kind !== "handover");
  const message = happenings[start];
  if (message?.kind !== "teammate") return undefined;
  return begunBy(message, start, "customer-silent", happenings);
}

function begunBy(
  { id, at }: Happening,
  start: number,
  on: Episode["on"],
  happenings: readonly Happening[],
): Episode {
  const isHandedOver = happenings.some(({ kind }, index) => kind === "handover" && index > start);
  return { on, id, since: at, isHandedOver };
}
