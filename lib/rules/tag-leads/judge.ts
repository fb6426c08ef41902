import type { Facts as ConditionFacts, Finding, Moment, Verdict } from "../../conditions/index.ts";
import type { Entry, EntryGroup } from "./entries.ts";

/** How a tag stands before the rule decides about it. */
export interface Standing {
  readonly isOn: boolean;
  /** It is on, and not by us. */
  readonly isHumans: boolean;
}

/** What an entry says about one person or company. */
export interface Judgement {
  readonly entry: Entry;
  /** Whether the tag is true; `unknown` leaves it as it is. */
  readonly verdict: Verdict;
  /** The condition's own verdict, before the group's order. */
  readonly finding: Finding;
  /** A sentence. */
  readonly because: string;
}

/**
 * Asks the conditions of a group, of whose tags at most one is true. A tag that a teammate put on decides its group
 * unless `mayRemove`; otherwise the first whose condition holds. As long as it can't be told whether an earlier one
 * holds, it can't be told of a later one either: else two could be on. Pure.
 */
export function judge(
  { name, entries }: EntryGroup,
  about: ConditionFacts,
  moment: Moment,
  standing: (entry: Entry) => Standing,
  mayRemove: boolean,
): Judgement[] {
  const found = entries.map((entry) => ({ entry, finding: entry.when.weigh(about, moment) }));
  if (name === undefined) {
    return found.map(({ entry, finding }) => ({
      entry,
      finding,
      verdict: finding.verdict,
      because: say(finding),
    }));
  }
  const theirs = mayRemove ? undefined : entries.find((entry) => standing(entry).isHumans);
  if (theirs !== undefined) {
    const because = `A teammate chose "${theirs.tag}" in the group "${name}".`;
    return found.map(({ entry, finding }) => ({ entry, finding, verdict: entry === theirs, because }));
  }
  return inOrder(name, found);
}

function inOrder(name: string, found: readonly { entry: Entry; finding: Finding }[]): Judgement[] {
  let winner: Entry | undefined;
  let open: Entry | undefined;
  return found.map(({ entry, finding }) => {
    const common = { entry, finding };
    if (winner !== undefined) {
      return { ...common, verdict: false, because: `"${winner.tag}" comes first in the group "${name}".` };
    }
    if (finding.verdict === true) winner = entry;
    if (finding.verdict === true && open !== undefined) {
      const because = `Can't be told: "${open.tag}" comes first in the group "${name}", and of it can't be told.`;
      return { ...common, verdict: "unknown", because };
    }
    if (finding.verdict === "unknown") open ??= entry;
    return { ...common, verdict: finding.verdict, because: say(finding) };
  });
}

/** The condition's sentence, and which part of it decided. */
function say({ because, decidedBy }: Finding): string {
  return decidedBy === "" ? because : `${because.replace(/\.$/, "")} (decided by ${decidedBy}).`;
}
