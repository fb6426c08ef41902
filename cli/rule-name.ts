import { nearest } from "../lib/rules/check/nearest.ts";
import { rules } from "../lib/rules/list.ts";
import { UsageError } from "./command.ts";

/** The rule that the command line names. Throws UsageError for one that doesn't exist. */
export function readRule(name: string): string {
  const names = rules.map((rule) => rule.name);
  if (names.includes(name)) return name;
  const like = nearest(name, names);
  throw new UsageError(
    like === undefined
      ? `There is no rule ${name}; there ${names.length === 1 ? "is" : "are"} ${names.join(", ")}.`
      : `There is no rule ${name}; did you mean ${like}?`,
  );
}
