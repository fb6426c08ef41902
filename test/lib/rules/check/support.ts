import { SettingsInvalidError } from "../../../../lib/rules/errors.ts";
import { defineConfig } from "../../../../lib/rules/settings.ts";

/** Each problem of settings as one line: path, what is wrong, remedy. None for valid ones. */
export function problemsOf(input: unknown): string[] {
  try {
    Reflect.apply(defineConfig, undefined, [input]);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsInvalidError)) throw error;
    return error.problems.map(({ path, message, remedy }) => `${path} ${message}; ${remedy}`.trim());
  }
}

const conditionLike = { kind: "tagged", phrase: "the person is tagged", parts: [], names: [] };

/** What looks like a condition, and was not made by a builder. */
export const lookalike = { ...conditionLike, describe: () => "The person is tagged." };

/** Settings with one rule's. */
export function withAutoAssign(autoAssign: object) {
  return { actingAdmin: "switchboard@example.com", rules: { autoAssign: { mode: "live", ...autoAssign } } };
}

export function withTagLeads(tagLeads: object) {
  return { actingAdmin: "switchboard@example.com", rules: { tagLeads: { mode: "live", ...tagLeads } } };
}
