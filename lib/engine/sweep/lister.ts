import type * as z from "zod/mini";
import type { CallOptions, Clock } from "../../intercom/index.ts";
import type { Table } from "../../state/index.ts";
import type { ObjectRef } from "../event.ts";
import type { Reading } from "../rule.ts";

/** What can be kept in the table as it is. */
export type Json = z.infer<z.ZodMiniJSONSchema>;

/** An object that a leg lists. */
export interface Candidate<Facts> {
  readonly object: ObjectRef;
  /** What the rule would decide on, if the list says all of it; without facts the object is enqueued unseen. */
  readonly facts?: Facts;
  /** For an object of the backlog: since when it waits, epoch milliseconds, UTC. */
  readonly waitsSince?: number;
  /** For an object that fell due: when, epoch milliseconds, UTC. */
  readonly dueAt?: number;
  /** Its event's id, for an object that is listed until it is dealt with: repeats are recognised by it. */
  readonly event?: string;
  /** What its event carries instead of the least, for a rule that decides on what the list said. */
  readonly item?: Json;
}

/** A page of a leg's list. */
export interface Page<Facts> {
  readonly kind: "page";
  readonly entries: readonly Candidate<Facts>[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: Json;
  /** On the last page: how far this listing came, for the next one to stop at. */
  readonly mark?: Json;
  /** `next` belongs to a scroll: it is over when it isn't used within a minute. */
  readonly isOpenScroll?: boolean;
  /** How many objects come after this page, where that is known. */
  readonly left?: number;
  /** What an operator should know, in a sentence. */
  readonly note?: string;
}

/** A page, or why there is none: wait until a time (epoch milliseconds, UTC), or begin the leg again. */
export type Step<Facts> =
  | Page<Facts>
  | { readonly kind: "wait"; readonly untilMs: number; readonly because: string }
  | { readonly kind: "restart"; readonly because: string };

/** Where a leg stands: at the beginning without a cursor. */
export interface From {
  readonly cursor: Json | undefined;
  /** The mark of the last listing that came to its end in this mode. */
  readonly mark: Json | undefined;
}

/** What a leg lists with. */
export interface Asking {
  readonly rule: string;
  readonly mode: "live" | "dry-run";
  readonly table: Table;
  readonly clock: Clock;
  /** Its calls leave a share of every window to live work. */
  readonly reading: Reading;
  /** For the pages of an open scroll, which must not starve: they have the share of live work. */
  readonly scrolling: CallOptions;
  /** Objects that the run may still enqueue. */
  readonly most: number;
}

/**
 * One way in which a rule finds objects. It is asked for a page at a time and keeps nothing between two: whatever it
 * needs to go on is in `next`, which stands in the table between two invocations. Pages may repeat objects.
 */
export interface Leg<Facts> {
  /** `backlog`, `reconcile` or `backfill`. */
  readonly name: string;
  /** How many of its objects may share a queue message, to be tagged in one call; default 1, 50 at most. */
  readonly perMessage?: number;
  step(from: From, ask: Asking): Promise<Step<Facts>>;
}

/** Where a rule's sweeps get their objects from: its legs, one after the other. */
export interface Lister<Facts> {
  readonly legs: readonly Leg<Facts>[];
}
