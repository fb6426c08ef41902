import type { CallOptions, Clock } from "../../intercom/index.ts";
import type { Table } from "../../state/index.ts";
import type { Log } from "../log.ts";
import type { Queues } from "../queue.ts";
import type { Reading, Rule } from "../rule.ts";

/** What one invocation of a sweep works with. */
export interface Sweeping {
  readonly rule: Rule<unknown>;
  readonly table: Table;
  readonly clock: Clock;
  readonly random: () => number;
  readonly queues: Queues;
  readonly log: Log;
  readonly reading: Reading;
  /** For the pages of an open scroll: the live share of the API budget, and the same deadline. */
  readonly scrolling: CallOptions;
  /** The invocation; and until when its lease lasts (epoch milliseconds, UTC), should it die. */
  readonly claim: { readonly owner: string; readonly until: number };
  /** Epoch milliseconds, UTC: the invocation is stopped then. */
  readonly deadline: number;
  /** Whether an operator has paused the rule. */
  isPaused(): Promise<boolean>;
}
