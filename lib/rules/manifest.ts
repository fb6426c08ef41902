/**
 * What has to exist in AWS for a rule to run: data only, no code, so that `stacks/` and the sandbox
 * can both read it without loading the rule.
 */
export interface RuleManifest {
  /** Kebab case. `functions/<name>.ts` holds its handlers, `lib/rules/<name>/` its decisions. */
  readonly name: string;
  /** Intercom's webhook topics that reach the rule's live queue (docs/intercom-api-1.3/webhooks.md). */
  readonly topics: readonly string[];
  /** Topics of what comes in by other functions of ours, such as functions/signup; Intercom never sends them. */
  readonly ownTopics?: readonly string[];
  /** Of one invocation of `handle` or `sweep`. The queues' visibility time-out is six times this. */
  readonly timeoutSeconds: number;
  /** Most invocations of `handle` at once for webhooks; AWS allows 2 or more. */
  readonly liveConcurrency: number;
  /** When `sweep` runs; absent for a rule without a schedule. */
  readonly schedule?: RuleSchedule;
}

export interface RuleSchedule {
  /** An EventBridge Scheduler expression: `rate(5 minutes)` or `cron(0 3 * * ? *)`. */
  readonly expression: string;
  /** An IANA time zone; UTC when absent. */
  readonly timezone?: string;
}

/** Messages that one invocation takes from a queue at most. */
export const BATCH_SIZE = 10;

/** Most invocations at once for a rule's sweep queue: a backfill never crowds out live work. */
export const SWEEP_CONCURRENCY = 2;

/** `auto-assign` → `AutoAssign`: how AWS resources and links of a rule are named. */
export function pascalCase(name: string): string {
  return name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
