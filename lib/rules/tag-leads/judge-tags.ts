import type { TagLeadsSettings } from "./config.ts";
import { type Entry, entryGroups, tagKey } from "./entries.ts";
import type { CarriedTag, TagLeadsFacts } from "./facts.ts";
import { type Judgement, judge } from "./judge.ts";
import { type Mark, type Marks, seen } from "./marks.ts";

/** What becomes of a tag, or why it stays as it is. */
export type Fate = "give" | "take" | "as_wanted" | "human_tag" | "human_no" | "unknown";

/** A tag of the settings, on one person or company. */
export interface Judged extends Judgement {
  readonly fate: Fate;
  /** What they have, if it is on. */
  readonly carried: CarriedTag | undefined;
  /** What to remember of it, before anything is done. */
  readonly mark: Mark | undefined;
}

/**
 * Judges every tag of the settings by what is there and what is remembered. Without `marks`, of someone who is merely
 * listed, every tag that is on may be ours and none was refused. Pure.
 */
export function judgeTags(
  settings: TagLeadsSettings,
  { subject, about, tags, now }: TagLeadsFacts,
  marks: Marks | undefined,
): Judged[] {
  const mayRemove = settings.removeHumanTags;
  const moment = { now: Math.floor(now / 1000) };
  const carriedOf = (entry: Entry) =>
    tags.find(({ name }) => name !== undefined && tagKey(name) === entry.key);
  const markOf = (entry: Entry) => {
    const exists = about.tags === undefined || about.tags.some(({ name }) => tagKey(name) === entry.key);
    return seen(marks?.[entry.key], {
      isOn: carriedOf(entry) !== undefined,
      exists,
      insist: settings.insist,
    });
  };
  const standing = (entry: Entry) => {
    const isOn = carriedOf(entry) !== undefined;
    return { isOn, isHumans: isOn && marks !== undefined && markOf(entry) === undefined };
  };
  const kind = subject?.kind === "company" ? "companies" : "people";
  const isForThem = ({ on }: Entry) => on === undefined || on === kind;
  const groups = entryGroups(settings).map(({ entries, ...group }) => ({
    ...group,
    entries: entries.filter(isForThem),
  }));
  return groups.flatMap((group) =>
    judge(group, about, moment, standing, mayRemove).map((judgement) => {
      const { entry, verdict } = judgement;
      const mark = markOf(entry);
      const { isOn, isHumans } = standing(entry);
      const fate = fateOf(verdict, { isOn, isRefused: mark === "refused", isKept: isHumans && !mayRemove });
      return { ...judgement, fate, mark, carried: carriedOf(entry) };
    }),
  );
}

function fateOf(
  verdict: Judgement["verdict"],
  { isOn, isRefused, isKept }: { isOn: boolean; isRefused: boolean; isKept: boolean },
): Fate {
  if (verdict === "unknown") return "unknown";
  if (verdict === isOn) return "as_wanted";
  if (verdict) return isRefused ? "human_no" : "give";
  return isKept ? "human_tag" : "take";
}
