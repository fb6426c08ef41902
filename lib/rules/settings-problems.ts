import type * as z from "zod/mini";
import { nearest } from "./check/nearest.ts";
import { keysAt, pathOf, valueAt } from "./check/schema.ts";
import { describeValue, nounOf, oneOf } from "./check/words.ts";

/** A wrong setting: where it stands, what is wrong, and what to do about it. */
export interface SettingProblem {
  /** `rules.autoAssign.mode`; empty for the file as a whole. */
  readonly path: string;
  /** Half a sentence that goes on after the path: `is "on"`. */
  readonly message: string;
  /** What to do, as half a sentence: `give one of live, dry-run, off`. */
  readonly remedy: string;
}

type Issue = z.core.$ZodIssue;

/** What zod found wrong in `input`, checked by `schema`, each with what is there and what belongs there. */
export function describeProblems(
  issues: readonly Issue[],
  input: unknown,
  schema: z.core.$ZodType,
): SettingProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, input, schema));
}

function problemsOf(issue: Issue, input: unknown, schema: z.core.$ZodType): SettingProblem[] {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({ path: pathOf(issue.path), ...unknownKey(key, known) }));
  }
  const value = valueAt(input, issue.path);
  if (issue.code === "invalid_union") {
    const within = bestBranch(issue, value);
    if (within !== undefined) return describeProblems(within, input, schema);
  }
  return [{ path: pathOf(issue.path), ...describe(issue, value) }];
}

function unknownKey(key: string, known: readonly string[]): Omit<SettingProblem, "path"> {
  const like = nearest(key, known);
  const message = `has no setting ${key}`;
  if (like !== undefined) return { message, remedy: `did you mean ${like}? Mend its spelling, or remove it` };
  if (known.length === 0) return { message, remedy: "remove it, or mend its spelling" };
  return { message, remedy: `remove it; there ${known.length === 1 ? "is" : "are"} ${known.join(", ")}` };
}

function describe(issue: Issue, value: unknown): Omit<SettingProblem, "path"> {
  const message = describeValue(value);
  switch (issue.code) {
    case "invalid_value":
      return { message, remedy: `give ${oneOf(issue.values.map(String))}` };
    case "invalid_type":
      return { message, remedy: `give ${nounOf(issue.expected)}` };
    case "too_small":
      return tooSmall(issue, value);
    case "too_big":
      return tooBig(issue, value);
    case "not_multiple_of":
      return { message, remedy: `give a multiple of ${issue.divisor}` };
    case "invalid_format":
      return { message, remedy: `give a text of the form ${issue.format}` };
    case "invalid_union":
      return { message, remedy: `give ${expectedOf(issue)}` };
    default:
      return withOwnWords(issue.message, value);
  }
}

/** A rule's own message: `<what is wrong>; <remedy>`, or only a remedy. */
function withOwnWords(own: string, value: unknown): Omit<SettingProblem, "path"> {
  const [wrong = "", ...remedy] = own.replace(/\.$/, "").split("; ");
  if (remedy.length === 0) return { message: describeValue(value), remedy: wrong };
  // "is no condition" doesn't say what is there instead: a promise, a function that wasn't called.
  const message = wrong.startsWith("is no ") ? `${describeValue(value)}, which ${wrong}` : wrong;
  return { message: value === undefined ? "is missing" : message, remedy: remedy.join("; ") };
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, value: unknown): Omit<SettingProblem, "path"> {
  if (issue.origin === "string") return { message: "is empty", remedy: "give a text" };
  if (issue.origin === "array" || issue.origin === "set") {
    return { message: "is too short", remedy: `give at least ${issue.minimum}` };
  }
  const bound = issue.inclusive === false ? `more than ${issue.minimum}` : `${issue.minimum} or more`;
  return { message: describeValue(value), remedy: `give ${bound}` };
}

function tooBig(issue: z.core.$ZodIssueTooBig, value: unknown): Omit<SettingProblem, "path"> {
  if (issue.origin === "string")
    return { message: "is too long", remedy: `give at most ${issue.maximum} characters` };
  if (issue.origin === "array" || issue.origin === "set") {
    return { message: "is too long", remedy: `give at most ${issue.maximum}` };
  }
  const bound = issue.inclusive === false ? `less than ${issue.maximum}` : `${issue.maximum} or less`;
  return { message: describeValue(value), remedy: `give ${bound}` };
}

/**
 * The problems of the alternative that was meant: the one whose kind fits, with the fewest problems. Undefined when
 * the value is of no alternative's kind.
 */
function bestBranch(issue: z.core.$ZodIssueInvalidUnion, value: unknown): Issue[] | undefined {
  const branches = issue.errors
    .filter((errors) => !errors.some(({ code, path }) => code !== "unrecognized_keys" && path.length === 0))
    .toSorted((one, other) => one.length - other.length);
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const meant = branches.find((errors) => knowsAKeyOf(errors, keys)) ?? branches[0];
  return meant?.map((error) => ({ ...error, path: [...issue.path, ...error.path] }));
}

/** Of `{team}` and `{people}`, whoever writes `team` means the first. */
function knowsAKeyOf(errors: readonly Issue[], keys: readonly string[]): boolean {
  const unknown = errors.flatMap((error) =>
    error.code === "unrecognized_keys" && error.path.length === 0 ? error.keys : [],
  );
  return keys.some((key) => !unknown.includes(key));
}

function expectedOf(issue: z.core.$ZodIssueInvalidUnion): string {
  const kinds = issue.errors.flatMap((errors) =>
    errors.flatMap((error) => {
      if (error.path.length > 0) return [];
      if (error.code === "invalid_type") return [nounOf(error.expected)];
      if (error.code === "invalid_value") return [oneOf(error.values.map(String))];
      return error.code === "custom" ? [error.message] : [];
    }),
  );
  return [...new Set(kinds)].join(", or ") || "another value";
}
