import type { Facts as ConditionFacts } from "../../conditions/index.ts";
import type { TagTarget } from "../../state/index.ts";

/** A tag that a person or company has. */
export interface CarriedTag {
  readonly id: string;
  /** Undefined for one that Intercom sent without its name, and its list of tags doesn't have. */
  readonly name: string | undefined;
}

/** What tag-leads decides on. */
export interface TagLeadsFacts {
  /** Epoch milliseconds, UTC: when it was read. */
  readonly now: number;
  /** Whom it is about, a user or lead or company; undefined when Intercom no longer knows them. */
  readonly subject: TagTarget | undefined;
  /** What they have now. */
  readonly tags: readonly CarriedTag[];
  /** What the conditions are asked about, as far as it was read. */
  readonly about: ConditionFacts;
}
