import type { Reference } from "../reference.ts";
import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";

/** Nothing of the workspace stands in this rule's settings. */
export function references(_settings: Settings): readonly Reference[] {
  return [];
}

/** A survivor is chosen among users with one email, and that is never looked at unless email is trusted. */
export function contradictions({ rules }: Settings): readonly SettingProblem[] {
  const { mode, mergeByEmail, survivor } = rules.convertVisitors ?? { mode: "off" };
  if (mode === "off" || survivor === undefined || mergeByEmail) return [];
  return [
    {
      path: "rules.convertVisitors.survivor",
      message: `is "${survivor}", and nobody is ever merged by email`,
      remedy: "remove it, or set mergeByEmail to true",
    },
  ];
}
