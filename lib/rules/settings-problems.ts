import type * as z from "zod/mini";

/** A wrong setting: where it stands, and what to do about it. */
export interface SettingProblem {
  /** `rules.autoAssign.mode`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** What zod found, as sentences that name what is there and what belongs there. `input` is what was checked. */
export function describeProblems(issues: readonly z.core.$ZodIssue[], input: unknown): SettingProblem[] {
  return issues.map((issue) => ({
    path: issue.path.join("."),
    message: describe(issue, valueAt(input, issue.path)),
  }));
}

function describe(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `has no setting ${issue.keys.join(", ")}; remove it, or mend its spelling`;
    case "invalid_value":
      return `is ${kindOf(value)}; give one of ${issue.values.join(", ")}`;
    case "invalid_type":
      return value === undefined
        ? `is missing; give ${aOrAn(issue.expected)}`
        : `is ${kindOf(value)}; give ${aOrAn(issue.expected)}`;
    case "too_small":
      return "is empty; give a text";
    default:
      return issue.message;
  }
}

function aOrAn(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** Short values as they stand, others by their kind. */
function kindOf(value: unknown): string {
  if (typeof value === "string") return `"${value.slice(0, 40)}"`;
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === undefined) return "missing";
  return Array.isArray(value) ? "a list" : aOrAn(typeof value);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}
