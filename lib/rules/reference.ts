import { type Condition, type NamedThing, namesIn } from "../conditions/index.ts";

export type { SettingProblem } from "./settings-problems.ts";

/** Something of the workspace that a rule's settings name. */
export interface Reference {
  readonly kind: NamedThing["kind"] | "company";
  /** As the settings name it: a name, an id or, of an admin, an email address. */
  readonly name: string;
  /** Where it stands in switchboard.config.ts: `rules.tagLeads.tags[0].tag`. */
  readonly path: string;
  /** Set where only Intercom's id will do. */
  readonly by?: "id";
  /** Set for what the rule makes itself when Intercom doesn't have it yet: a tag that it puts on. */
  readonly isMade?: true;
}

/** What a condition names, by its path in switchboard.config.ts: `rules.tagLeads.tags[0].when`. */
export function referencesIn(condition: Condition, path: string): Reference[] {
  return namesIn(condition).map(({ kind, name, path: inside }) => ({
    kind,
    name,
    path: inside === "" ? path : `${path}.${inside}`,
    ...(kind === "admin" || kind === "team" ? { by: "id" } : {}),
  }));
}
