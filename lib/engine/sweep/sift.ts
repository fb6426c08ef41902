import type { SweepRun } from "../../state/index.ts";
import { itemOf, objectKey, type RuleEvent } from "../event.ts";
import type { Rule } from "../rule.ts";
import type { Candidate } from "./lister.ts";

/** An object worth a message, by its key, and the event that the message carries. */
export interface Found {
  readonly object: string;
  readonly event: RuleEvent;
}

export interface Sifted {
  readonly found: readonly Found[];
  /** Of the rest: how many, by the reason of the rule's decision. */
  readonly skipped: Readonly<Record<string, number>>;
  readonly lookedAt: number;
}

/** `sweep/<rule>/<scheduled time>`: the name of a run. `scheduledAt` is epoch milliseconds, UTC. */
export function runName(rule: string, scheduledAt: number): string {
  return `sweep/${rule}/${new Date(scheduledAt).toISOString()}`;
}

/**
 * Asks the rule about each object that it has facts about, and keeps those that it would act on; objects without
 * facts are kept unseen. `seen` are objects dealt with before, because pages may repeat them; it grows.
 */
export function sift<Facts>(
  entries: readonly Candidate<Facts>[],
  rule: Pick<Rule<Facts>, "name" | "decide">,
  run: Pick<SweepRun, "scheduledAt" | "mode">,
  seen: Set<string>,
): Sifted {
  const found: Found[] = [];
  const skipped: Record<string, number> = {};
  let lookedAt = 0;
  const name = runName(rule.name, run.scheduledAt);
  for (const entry of entries) {
    const object = objectKey(entry.object);
    if (seen.has(object)) continue;
    seen.add(object);
    lookedAt += 1;
    const event: RuleEvent = {
      id: entry.event ?? `${name}/${object}`,
      topic: "sweep",
      at: run.scheduledAt,
      item: entry.item ?? itemOf(object),
      resends: 0,
      ...(entry.waitsSince === undefined ? {} : { waitsSince: entry.waitsSince }),
      ...(entry.event === undefined ? {} : { run: name }),
      ...(entry.dueAt === undefined ? {} : { dueAt: entry.dueAt }),
    };
    const reason = whyNot(entry, rule, event, run.mode);
    if (reason === undefined) found.push({ object, event });
    else skipped[reason] = (skipped[reason] ?? 0) + 1;
  }
  return { found, skipped, lookedAt };
}

function whyNot<Facts>(
  entry: Candidate<Facts>,
  rule: Pick<Rule<Facts>, "decide">,
  event: RuleEvent,
  mode: SweepRun["mode"],
): string | undefined {
  if (entry.facts === undefined) return undefined;
  const proposal = rule.decide(event, entry.facts);
  if (proposal.outcome === "plan") return undefined;
  // The handler has to see these all the same, because it is what sets a time and fills the backlog.
  if (proposal.dueAt !== undefined) return undefined;
  if (proposal.waitsSince !== undefined && mode === "live") return undefined;
  return proposal.reason;
}
