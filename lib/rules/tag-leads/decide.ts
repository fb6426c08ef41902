import type { Plan, Proposal, Skip } from "../../engine/index.ts";
import type { Memory } from "../../state/index.ts";
import type { TagLeadsSettings } from "./config.ts";
import { tagKey } from "./entries.ts";
import type { TagLeadsFacts } from "./facts.ts";
import { type Fate, type Judged, judgeTags } from "./judge-tags.ts";
import { isSame, type Mark, type Marks, readMarks } from "./marks.ts";

/** As long as the tag: there is no day on which a tag becomes somebody else's. */
const KEPT_DAYS = 36_500;
/** Nobody is told of a company's tags, so what we did there is looked at again (docs/intercom-api-1.3/tags.md §3). */
const LOOK_AGAIN_MS = 3_600_000;

/**
 * Decides which tags one person or company gets and loses, so that each is there when its condition says so. Tags are
 * taken before others are given, so that a group never shows two. Pure.
 */
export function decide(
  settings: TagLeadsSettings,
  facts: TagLeadsFacts,
  known?: { readonly memory: unknown },
): Proposal {
  const { subject } = facts;
  if (subject === undefined) return skip("gone", "Intercom no longer knows them.");
  if (!isLookedAfter(settings, subject.kind)) {
    return skip("out_of_scope", `The settings don't have the tags of ${PLURAL[subject.kind]} looked after.`);
  }
  const before = known === undefined ? undefined : readMarks(known.memory);
  const judged = judgeTags(settings, facts, before);
  const takes = judged.filter(({ fate }) => fate === "take");
  const gives = judged.filter(({ fate }) => fate === "give");
  const remembered = remember(settings, facts, before, judged);
  if (takes.length + gives.length > 0) {
    return {
      outcome: "plan",
      reason: "tags_changed",
      because: [...takes, ...gives].map(tell).join(" "),
      actions: [
        ...takes.map((one) => actionOf(one, facts, "untag")),
        ...gives.map((one) => actionOf(one, facts, "tag")),
      ],
      ...remembered,
    };
  }
  if (known === undefined && judged.some(isWorthALook)) return LOOK_CLOSER;
  return { ...whyNothing(judged), ...remembered };
}

const PLURAL = { lead: "leads", user: "users", company: "companies" } as const;

/** A list doesn't tell all that the conditions ask, so that who is listed has to be read. */
const LOOK_CLOSER: Plan = {
  outcome: "plan",
  reason: "look_closer",
  because: "The list doesn't tell all that the conditions ask about.",
  actions: [],
};

function isLookedAfter({ people, companies }: TagLeadsSettings, kind: "lead" | "user" | "company"): boolean {
  if (kind === "company") return companies;
  return kind === "lead" ? people.leads : people.users;
}

/** Whether reading more than a list has could tell. */
function isWorthALook({ verdict, entry }: Judged): boolean {
  const { companies, events, recentEvents } = entry.when.needs();
  return verdict === "unknown" && (companies || events.length > 0 || recentEvents.length > 0);
}

function actionOf<Kind extends "tag" | "untag">(one: Judged, { subject, about }: TagLeadsFacts, kind: Kind) {
  const id = one.carried?.id ?? about.tags?.find(({ name }) => tagKey(name) === one.entry.key)?.id;
  return {
    kind,
    on: subject === undefined ? [] : [subject],
    tag: { ...(id === undefined ? {} : { id }), name: one.entry.tag },
    reason: one.because,
  };
}

/** What it remembers from now on. A dry run remembers nothing, because it does nothing. */
function remember(
  settings: TagLeadsSettings,
  { subject, now }: TagLeadsFacts,
  before: Marks | undefined,
  judged: readonly Judged[],
): { memory?: Memory; dueAt?: number } {
  if (before === undefined || settings.mode !== "live") return {};
  const set = new Set(judged.map(({ entry }) => entry.key));
  // Of a tag that left the settings, in case it comes back.
  const others = Object.entries(before).filter(([key]) => !set.has(key));
  const after: Marks = Object.fromEntries([
    ...others,
    ...judged.flatMap(({ entry, fate, mark }): [string, Mark][] => {
      const next = fate === "give" ? "given" : fate === "take" ? "taken" : mark;
      return next === undefined ? [] : [[entry.key, next]];
    }),
  ]);
  const isUnseen = judged.some(({ entry }) => ["given", "taken"].includes(after[entry.key] ?? ""));
  return {
    ...(isSame(before, after) ? {} : { memory: { value: after, keepDays: KEPT_DAYS } }),
    ...(isUnseen && subject?.kind === "company" ? { dueAt: now + LOOK_AGAIN_MS } : {}),
  };
}

const MOST_TOLD = 3;

function whyNothing(judged: readonly Judged[]): Skip {
  const those = (fate: Fate) => judged.filter((one) => one.fate === fate);
  const [refused, theirs, open] = [those("human_no"), those("human_tag"), those("unknown")];
  if (refused.length > 0) return skip("taken_by_human", tellSome(refused));
  if (theirs.length > 0) return skip("given_by_human", tellSome(theirs));
  if (open.length > 0) return skip("unknown", tellSome(open));
  return skip("as_wanted", tellSome(judged));
}

function tellSome(judged: readonly Judged[]): string {
  const more = judged.length - MOST_TOLD;
  const told = judged.slice(0, MOST_TOLD).map(tell).join(" ");
  return more > 0 ? `${told} And ${more} more.` : told === "" ? "The settings have no tags." : told;
}

const FATE: Readonly<Record<Fate, (isOn: boolean) => string>> = {
  give: () => "is given",
  take: () => "is taken away",
  as_wanted: (isOn) => (isOn ? "stays" : "is not given"),
  human_tag: () => "stays, because a teammate gave it",
  human_no: () => "is not given again, because somebody took it away",
  unknown: () => "is left as it is",
};

function tell({ entry, fate, carried, because }: Judged): string {
  return `"${entry.name ?? entry.tag}" ${FATE[fate](carried !== undefined)}: ${because}`;
}

function skip(reason: string, because: string): Skip {
  return { outcome: "skip", reason, because };
}
