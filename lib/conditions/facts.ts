import type {
  AdminConversationCounts,
  Company,
  Conversation,
  ConversationCounts,
  DataEvent,
  EventSummary,
  Lead,
  Tag,
  User,
} from "../intercom/index.ts";

/**
 * What conditions are asked about, as Intercom sent it. An absent member was not read: conditions about it can't be
 * told. Which members a condition looks at is said by its `needs()`.
 */
export interface Facts {
  readonly person?: User | Lead | undefined;
  /** The person's companies; empty when there are none. */
  readonly companies?: readonly Company[] | undefined;
  /** With its parts, if conditions ask for them. */
  readonly conversation?: Conversation | undefined;
  /** The tags of the workspace. */
  readonly tags?: readonly Pick<Tag, "id" | "name">[] | undefined;
  /**
   * The ids of a segment's members (users and leads), by the name or id that the settings use for it. Listed once a
   * run, because a user's own `segments` is always empty (docs/intercom-api-1.3/segments.md §4).
   */
  readonly segments?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** The person's event summary: every event of all time. */
  readonly events?: Pick<EventSummary, "events"> | undefined;
  /** The person's events one by one, by the name the settings use: those of the last 90 days, complete. */
  readonly recentEvents?: ReadonlyMap<string, readonly Pick<DataEvent, "created_at">[]> | undefined;
  readonly conversationCounts?: ConversationCounts | undefined;
  readonly adminCounts?: AdminConversationCounts | undefined;
}

/** When a condition is asked. */
export interface Moment {
  /** Epoch seconds, UTC, as everywhere in Intercom. */
  readonly now: number;
}
