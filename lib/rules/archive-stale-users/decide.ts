import type { Known, Plan, Proposal, Skip } from "../../engine/index.ts";
import type { ArchiveStaleUsersSettings, StalePolicy } from "./config.ts";
import type { Exemption, PersonFacts, StaleFacts } from "./facts.ts";
import { type Mark, readMark, remember } from "./memory.ts";
import { DAY_MS, policyFor, whyAwake } from "./staleness.ts";

/** Intercom's lists may lag behind what we did by this much. */
const SETTLE_MS = 60_000;

/**
 * Decides what becomes of somebody: marked once stale, unmarked when they come back or are exempt, archived when the mark
 * has stood long enough and nothing else has changed. `known` is absent for somebody merely listed. Pure.
 */
export function decide(facts: StaleFacts, settings: ArchiveStaleUsersSettings, known?: Known): Proposal {
  const { person, exemption } = facts;
  const mark = readMark(known);
  if (facts.isOfOtherTag === true) return otherTag(mark);
  if (person === undefined) return { ...skip("gone", "Intercom no longer has them."), memory: remember({}) };
  const policy = policyFor(person, settings);
  const isMarked = person.isMarked || (facts.isRehearsal && mark.markedAt !== undefined);
  // Of somebody listed it is not known yet who put the tag on them.
  const isOurs = isMarked && (known === undefined || mark.markedAt !== undefined);
  const release = ({ reason, because }: Exemption): Proposal => {
    if (isOurs) return unmark(person, { reason, because }, settings);
    return mark.markedAt === undefined
      ? skip(reason, because)
      : { ...skip(reason, because), memory: remember({}) };
  };

  if (policy === undefined) {
    return release({ reason: "not_looked_after", because: `The settings leave ${person.kind}s alone.` });
  }
  const awake = whyAwake(person, policy, facts.now);
  if (awake !== undefined) return release(awake);
  if (exemption !== null) return release(exemption);
  if (mark.markedAt !== undefined)
    return ripen(facts, person, policy, { ...mark, at: mark.markedAt }, isMarked);
  if (mark.spared !== undefined && mark.spared.lastSeenAt === person.lastSeenAt) {
    return skip("spared", "A teammate took the mark away, and they have not been seen since.");
  }
  if (isMarked) {
    return known === undefined
      ? skip("marked_already", "They are marked; their time comes up by itself.")
      : skip(
          "tagged_by_hand",
          `Somebody else gave them the tag ${settings.tag}; only the rule's own marks count.`,
        );
  }
  return markStale(facts, person, policy, settings);
}

function otherTag({ dueAt }: Mark): Skip {
  const because = "It was about another tag than the one that marks.";
  return { ...skip("other_tag", because), ...(dueAt === undefined ? {} : { dueAt }) };
}

/** Somebody whom the rule marked, and who is still stale. */
function ripen(
  { now, listedAt, snapshot }: StaleFacts,
  person: PersonFacts,
  { archiveAfterDays }: StalePolicy,
  mark: Mark & { readonly at: number },
  isMarked: boolean,
): Proposal {
  const dueAt = archiveAfterDays === "never" ? undefined : mark.at + archiveAfterDays * DAY_MS;
  const due = dueAt === undefined ? {} : { dueAt };
  if (!isMarked) {
    const isOldNews = listedAt !== undefined && listedAt < mark.at + SETTLE_MS;
    if (isOldNews) return { ...skip("waiting", "They were marked a moment ago."), ...due };
    // A list alone is not enough to believe it.
    if (listedAt !== undefined) {
      return {
        ...skip("look_again", "The list shows no mark on them; a look at them will tell."),
        dueAt: now,
      };
    }
    const spared = { lastSeenAt: person.lastSeenAt };
    return {
      ...skip(
        "mark_removed",
        "A teammate took the mark away: they are left alone until they are seen again.",
      ),
      memory: remember({ spared }),
    };
  }
  if (dueAt === undefined) return skip("marked_already", "They are marked, and the settings archive nobody.");
  if (now < dueAt || listedAt !== undefined || snapshot === undefined) {
    return { ...skip("waiting", `They are marked, and archived ${archiveAfterDays} days after.`), dueAt };
  }
  const because = `${absence(person, now)}, and the mark has stood for ${daysBetween(mark.at, now)} days.`;
  return {
    outcome: "plan",
    reason: "archived",
    because,
    actions: [{ kind: "archive", person: { kind: person.kind, id: person.id }, reason: because }],
    snapshot: { person: snapshot },
    memory: remember({}),
  };
}

function markStale(
  { now }: StaleFacts,
  person: PersonFacts,
  { archiveAfterDays }: StalePolicy,
  { tag }: ArchiveStaleUsersSettings,
): Plan {
  const then =
    archiveAfterDays === "never" ? "" : ` They are archived in ${archiveAfterDays} days if nothing changes.`;
  const because = `${absence(person, now)}.${then}`;
  const due = archiveAfterDays === "never" ? {} : { dueAt: now + archiveAfterDays * DAY_MS };
  return {
    outcome: "plan",
    reason: "marked",
    because,
    actions: [
      { kind: "tag", on: [{ kind: person.kind, id: person.id }], tag: { name: tag }, reason: because },
    ],
    memory: remember({ markedAt: now, ...due }),
    ...due,
  };
}

/** Takes the mark away; the time at which it would fall due goes with it. */
function unmark(
  { kind, id }: PersonFacts,
  { reason, because }: Exemption,
  { tag }: ArchiveStaleUsersSettings,
): Plan {
  return {
    outcome: "plan",
    reason: reason === "active" ? "came_back" : reason,
    because: `${because} The mark is taken away.`,
    actions: [{ kind: "untag", on: [{ kind, id }], tag: { name: tag }, reason: because }],
    memory: remember({}),
  };
}

function absence({ lastSeenAt, createdAt }: PersonFacts, now: number): string {
  return lastSeenAt === null
    ? `Never seen in the ${daysBetween(createdAt, now)} days since they came`
    : `Not seen for ${daysBetween(lastSeenAt, now)} days`;
}

function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / DAY_MS);
}

function skip(reason: string, because: string): Skip {
  return { outcome: "skip", reason, because };
}
