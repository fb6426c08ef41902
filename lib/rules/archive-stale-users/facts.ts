import * as z from "zod/mini";
import type { Snapshot } from "../../state/index.ts";

const person = z.object({
  kind: z.enum(["user", "lead"]),
  id: z.string(),
  /** Epoch milliseconds, UTC. */
  createdAt: z.number(),
  /** Epoch milliseconds, UTC; null for somebody never seen. */
  lastSeenAt: z.nullable(z.number()),
  /** Whether they have the tag that marks. */
  isMarked: z.boolean(),
});
/** A user or lead, as far as this rule cares. */
export type PersonFacts = z.infer<typeof person>;

const exemption = z.object({ reason: z.string(), because: z.string() });
/** Why somebody is never marked or archived. */
export type Exemption = z.infer<typeof exemption>;

/** What a list said about somebody, as it travels in the event of a sweep. */
export const listedFacts = z.object({
  person,
  exemption: z.nullable(exemption),
  /** Epoch milliseconds, UTC. */
  listedAt: z.number(),
});
export type ListedFacts = z.infer<typeof listedFacts>;

/** What archive-stale-users decides on. */
export interface StaleFacts {
  /** Epoch milliseconds, UTC. */
  readonly now: number;
  /** Undefined when Intercom no longer has them. */
  readonly person: PersonFacts | undefined;
  /** Null when nothing is in the way. */
  readonly exemption: Exemption | null;
  /** From a list, when it was: enough to mark somebody, and never to archive them. */
  readonly listedAt?: number;
  /** The event tells of another tag, and nothing was read. */
  readonly isOfOtherTag?: boolean;
  /** In a dry run nobody really has the tag. */
  readonly isRehearsal: boolean;
  /** The whole of them, as Intercom has them now. */
  readonly snapshot?: Snapshot["person"];
}
