import { RE2JS } from "re2js";
import { ConditionInvalidError } from "./errors.ts";

/** A compiled pattern. */
export interface Pattern {
  /** As it stands in a sentence: `/refund/i`. */
  readonly shown: string;
  /** Whether it is found anywhere in a text, in a time that grows with the text's length only. */
  isIn(text: string): boolean;
}

// A RegExp's flags and their like in RE2. `u` and `v` need none: RE2 reads characters, not half ones.
const FLAGS: ReadonlyMap<string, number> = new Map([
  ["i", RE2JS.CASE_INSENSITIVE],
  ["m", RE2JS.MULTILINE],
  ["s", RE2JS.DOTALL],
  ["u", 0],
  ["v", 0],
]);

/**
 * Compiles a pattern in RE2's syntax, which is that of JavaScript without look-around and back-references; of a RegExp
 * the source and the flags i, m, s are taken. RE2, because JavaScript can't interrupt a RegExp, and a customer's
 * message must not be able to hold up a rule. Throws ConditionInvalidError, which names `where`.
 */
export function compilePattern(given: string | RegExp, where: string): Pattern {
  const source = given instanceof RegExp ? given.source : given;
  const letters = given instanceof RegExp ? [...given.flags] : [];
  if (typeof source !== "string" || source === "") {
    throw new ConditionInvalidError(where, "has no pattern; give a text or a RegExp, such as /refund/i.");
  }
  const unknown = letters.filter((letter) => !FLAGS.has(letter));
  if (unknown.length > 0) {
    throw new ConditionInvalidError(
      where,
      `has the flag ${unknown.join("")}; only i, m, s, u and v mean something here.`,
    );
  }
  const compiled = compile(source, letters, where);
  return {
    shown: `/${source}/${letters.join("")}`,
    isIn: (text) => compiled.test(text),
  };
}

function compile(source: string, letters: readonly string[], where: string): RE2JS {
  try {
    return RE2JS.compile(
      source,
      letters.reduce((flags, letter) => flags | (FLAGS.get(letter) ?? 0), 0),
    );
  } catch (error) {
    const problem = error instanceof Error ? error.message : "it doesn't compile";
    throw new ConditionInvalidError(
      where,
      `has a pattern that can't be used: ${problem}. Patterns are RE2's: no look-around, no back-references, repeats up to 1000.`,
    );
  }
}
