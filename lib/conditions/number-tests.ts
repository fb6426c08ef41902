import type { Condition } from "./condition.ts";
import { ConditionInvalidError } from "./errors.ts";
import { type Field, oppositeOf, testOf } from "./field.ts";
import { givenNumber } from "./given.ts";
import { type PresenceTests, presenceTests } from "./presence.ts";

/** What compares sizes; can't be told without a number. */
export interface SizeTests {
  greaterThan(number: number): Condition;
  lessThan(number: number): Condition;
  /** Both ends included. */
  between(least: number, most: number): Condition;
}

/** What a number can be asked. */
export interface NumberTests extends PresenceTests, SizeTests {
  is(number: number): Condition;
  /** Holds also without a value. */
  isNot(number: number): Condition;
}

/** The tests of size, for numbers and for custom attributes. Builders throw ConditionInvalidError. */
export function sizeTests(field: Field): SizeTests {
  const test = (verb: string, passes: (number: number) => boolean) =>
    testOf(field, { verb, absent: "unknown", judge: (value) => judgeNumber(value, passes) });
  return {
    greaterThan: (given) => {
      const bound = givenNumber(given, `${field.builder}.greaterThan`);
      return test(`is greater than ${bound}`, (number) => number > bound);
    },
    lessThan: (given) => {
      const bound = givenNumber(given, `${field.builder}.lessThan`);
      return test(`is less than ${bound}`, (number) => number < bound);
    },
    between: (from, to) => {
      const where = `${field.builder}.between`;
      const [least, most] = [givenNumber(from, where), givenNumber(to, where)];
      if (least > most)
        throw new ConditionInvalidError(where, `goes from ${least} to ${most}; give the smaller one first.`);
      return test(`is between ${least} and ${most}`, (number) => number >= least && number <= most);
    },
  };
}

/** The tests of a number. Builders throw ConditionInvalidError. */
export function numberTests(field: Field): NumberTests {
  const equals = (given: number, method: string) => {
    const sought = givenNumber(given, `${field.builder}.${method}`);
    return testOf(field, {
      verb: `is ${sought}`,
      absent: false,
      judge: (value) => judgeNumber(value, (number) => number === sought),
    });
  };
  return {
    ...presenceTests(field),
    ...sizeTests(field),
    is: (given) => equals(given, "is"),
    isNot: (given) => oppositeOf(equals(given, "isNot"), field, `is not ${given}`),
  };
}

function judgeNumber(value: unknown, passes: (number: number) => boolean) {
  return typeof value === "number" && Number.isFinite(value)
    ? passes(value)
    : { cannot: "its value is not a number" };
}
