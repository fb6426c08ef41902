import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";
import { ruleChecks } from "./rule-checks.ts";

/** What the settings can't both mean, rule by rule, each with its path and remedy. Pure. */
export function contradictionsIn(settings: Settings): SettingProblem[] {
  return ruleChecks.flatMap((check) => check.contradictions(settings));
}
