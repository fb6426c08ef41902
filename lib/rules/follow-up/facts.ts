import type { Facts as ConditionFacts } from "../../conditions/index.ts";
import type { Assignee } from "../../state/index.ts";

/** Something in a conversation that begins, ends or changes a wait, oldest first. Our own doings are left out. */
export interface Happening {
  /** A customer's message, a teammate's reply, or a teammate giving the conversation to somebody. */
  readonly kind: "customer" | "teammate" | "handover";
  readonly id: string;
  /** Epoch milliseconds, UTC. */
  readonly at: number;
}

/** A conversation, as far as this rule cares. Times are epoch milliseconds, UTC. */
export interface ConversationFacts {
  readonly id: string;
  readonly state: string;
  readonly snoozedUntil: number | undefined;
  /** As Intercom says it: it may be a year far away when nobody waits. */
  readonly waitingSince: number | undefined;
  readonly assignee: { readonly type: string; readonly id: string | null };
  /** The main customer. */
  readonly customer: { readonly kind: "user" | "lead"; readonly id: string } | undefined;
  /** Undefined of a conversation from a list, which has no parts. */
  readonly happenings: readonly Happening[] | undefined;
}

/** Whom an assignment of the settings means: one, or whoever's turn it is. */
export type Target =
  | { readonly kind: "one"; readonly to: Assignee }
  | { readonly kind: "pool"; readonly pool: Pool };

export interface Pool {
  readonly team: string;
  readonly name: string;
  /** Everyone in it but the acting admin, by id. */
  readonly members: readonly string[];
  /** Of them, those who are not away and have an inbox seat. */
  readonly free: readonly string[];
}

/** What follow-up decides on. */
export interface FollowUpFacts {
  /** Epoch milliseconds, UTC: when it was read. */
  readonly now: number;
  /** Undefined when Intercom no longer knows it. */
  readonly conversation: ConversationFacts | undefined;
  /** What the customer is tagged with; undefined when that was not read, or the customer is gone. */
  readonly customerTags: readonly { readonly id: string; readonly name: string | undefined }[] | undefined;
  /** By `targetKey` of the settings. */
  readonly targets: ReadonlyMap<string, Target>;
  /** What the conditions are asked about, as far as it was read. */
  readonly about: ConditionFacts;
}
