import { walk } from "../../conditions/index.ts";
import { pathOf as textOf } from "../check/schema.ts";
import { type Reference, referencesIn } from "../reference.ts";
import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";
import type { TagLeadsSettings } from "./config.ts";
import { type Entry, entriesOf, tagKey } from "./entries.ts";

/** Everything of the workspace that the settings name: the tags they set, and what the conditions ask about. */
export function references({ rules: { tagLeads } }: Settings): readonly Reference[] {
  if (tagLeads === undefined || tagLeads.mode === "off") return [];
  return entriesOf(tagLeads).flatMap((entry): Reference[] => [
    { kind: "tag", name: entry.tag, path: `${pathOf(entry)}.tag`, isMade: true },
    ...referencesIn(entry.when, `${pathOf(entry)}.when`),
  ]);
}

/** What the settings can't both mean: a tag set twice, a condition about a tag that the rule sets itself, and the like. */
export function contradictions({ rules: { tagLeads } }: Settings): readonly SettingProblem[] {
  if (tagLeads === undefined || tagLeads.mode === "off") return [];
  const entries = entriesOf(tagLeads);
  const first = new Map(entries.toReversed().map((entry) => [entry.key, entry]));
  const found = entries.flatMap((entry) => [
    ...setTwice(entry, first),
    ...circular(entry, first),
    ...notOfAPerson(entry),
    ...forNobody(entry, tagLeads),
  ]);
  const { people, companies } = tagLeads;
  if (people.leads || people.users || companies) return found;
  const nobody = {
    path: "rules.tagLeads.people",
    message: "leaves nobody to tag",
    remedy: "set leads or users, or rules.tagLeads.companies, to true; or mode to off",
  };
  return [nobody, ...found];
}

function setTwice(entry: Entry, first: ReadonlyMap<string, Entry>): SettingProblem[] {
  const other = first.get(entry.key);
  if (other === undefined || pathOf(other) === pathOf(entry)) return [];
  return [
    {
      path: `${pathOf(entry)}.tag`,
      message: `is "${entry.tag}", which ${pathOf(other)} sets too, and they would undo each other`,
      remedy: "keep one of them, and join both conditions with any()",
    },
  ];
}

/** A tag that this rule sets says nothing new about a person, and may turn two entries in a circle. */
function circular(entry: Entry, set: ReadonlyMap<string, Entry>): SettingProblem[] {
  const asked = [...walk(entry.when)].flatMap(({ condition }) =>
    condition.kind === "tagged" ? condition.names : [],
  );
  return asked.flatMap(({ name }) => {
    const other = set.get(tagKey(name));
    if (other === undefined) return [];
    const whose = other.key === entry.key ? "the tag that it sets itself" : "a tag that this rule sets";
    return [
      {
        path: `${pathOf(entry)}.when`,
        message: `asks whether somebody is tagged "${name}", ${whose}`,
        remedy: "ask what that tag stands for instead",
      },
    ];
  });
}

function notOfAPerson(entry: Entry): SettingProblem[] {
  const { conversationCounts, adminCounts } = entry.when.needs();
  if (!conversationCounts && !adminCounts) return [];
  return [
    {
      path: `${pathOf(entry)}.when`,
      message: "asks about the workspace as a whole, which says nothing of a person",
      remedy: "leave workspace and openOf out of it",
    },
  ];
}

function forNobody(entry: Entry, { people, companies }: TagLeadsSettings): SettingProblem[] {
  const isFor = { people: people.leads || people.users, companies };
  if (entry.on === undefined || isFor[entry.on]) return [];
  return [
    {
      path: `${pathOf(entry)}.on`,
      message: `is "${entry.on}", and the rule looks after none`,
      remedy: "leave it out, or switch them on under rules.tagLeads",
    },
  ];
}

function pathOf({ path }: Entry): string {
  return textOf(["rules", "tagLeads", ...path]);
}
