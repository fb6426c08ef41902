import type { Condition } from "./condition.ts";
import { type Field, type Judgement, oppositeOf, testOf } from "./field.ts";
import { givenText, givenTexts, quoted } from "./given.ts";
import { compilePattern } from "./pattern.ts";
import { type PresenceTests, presenceTests } from "./presence.ts";

/** What a text can be asked. Upper and lower case are the same, but for ids and where a pattern says otherwise. */
export interface TextTests extends PresenceTests {
  is(text: string): Condition;
  /** Holds also without a value. */
  isNot(text: string): Condition;
  isOneOf(...texts: readonly string[]): Condition;
  contains(text: string): Condition;
  startsWith(text: string): Condition;
  endsWith(text: string): Condition;
  /** Found anywhere in it; RE2's syntax. */
  matches(pattern: string | RegExp): Condition;
}

/** `exact`: upper and lower case differ, as in ids. */
export interface TextOptions {
  readonly exact?: boolean;
}

/** The tests of a text. Without a value only `isNot` and `unknown` hold. Builders throw ConditionInvalidError. */
export function textTests(field: Field, { exact = false }: TextOptions = {}): TextTests {
  const fold = (text: string) => (exact ? text : folded(text));
  const test = (verb: string, passes: (text: string) => boolean) =>
    testOf(field, { verb, absent: false, judge: (value) => judgeText(value, passes) });
  const compare = (
    method: string,
    verb: string,
    given: string,
    passes: (text: string, sought: string) => boolean,
  ) => {
    const sought = fold(givenText(given, `${field.builder}.${method}`));
    return test(`${verb} ${quoted(given)}`, (text) => passes(fold(text), sought));
  };
  return {
    ...presenceTests(field),
    is: (given) => compare("is", "is", given, (text, sought) => text === sought),
    isNot: (given) =>
      oppositeOf(
        compare("isNot", "is", given, (text, sought) => text === sought),
        field,
        `is not ${quoted(given)}`,
      ),
    isOneOf: (...given) => {
      const sought = new Set(givenTexts(given, `${field.builder}.isOneOf`).map(fold));
      return test(`is one of ${given.map(quoted).join(", ")}`, (text) => sought.has(fold(text)));
    },
    contains: (given) => compare("contains", "contains", given, (text, sought) => text.includes(sought)),
    startsWith: (given) =>
      compare("startsWith", "starts with", given, (text, sought) => text.startsWith(sought)),
    endsWith: (given) => compare("endsWith", "ends with", given, (text, sought) => text.endsWith(sought)),
    matches: (given) => {
      const pattern = compilePattern(given, `${field.builder}.matches`);
      return test(`matches ${pattern.shown}`, (text) => pattern.isIn(text));
    },
  };
}

/** As texts are compared: composed characters, lower case. */
export function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

function judgeText(value: unknown, passes: (text: string) => boolean): Judgement {
  return typeof value === "string" ? passes(value) : { cannot: "its value is not a text" };
}
