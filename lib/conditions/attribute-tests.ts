import type { Condition } from "./condition.ts";
import { ConditionInvalidError } from "./errors.ts";
import type { Field } from "./field.ts";
import { oppositeOf } from "./field.ts";
import { isFlag } from "./flag-tests.ts";
import { numberTests, type SizeTests, sizeTests } from "./number-tests.ts";
import { type TextTests, textTests } from "./text-tests.ts";
import { type AgeTests, ageTests } from "./time-tests.ts";

/** What a custom attribute can be asked: it may be a text, a number, true or false, or a date in epoch seconds. */
export interface AttributeTests extends Omit<TextTests, "is" | "isNot">, SizeTests, AgeTests {
  /** The same kind of value and equal; a text also in another case. */
  is(value: string | number | boolean): Condition;
  /** Holds also without a value. */
  isNot(value: string | number | boolean): Condition;
}

/** The tests of a custom attribute. A value of another kind than asked for can't be told. Builders throw ConditionInvalidError. */
export function attributeTests(field: Field): AttributeTests {
  const text = textTests(field);
  const is = (value: string | number | boolean): Condition => {
    if (typeof value === "string") return text.is(value);
    if (typeof value === "number") return numberTests(field).is(value);
    if (typeof value === "boolean") return isFlag(field, value);
    throw new ConditionInvalidError(
      `${field.builder}.is`,
      "has no value; give a text, a number, true or false.",
    );
  };
  return {
    ...text,
    ...sizeTests(field),
    ...ageTests(field),
    is,
    isNot: (value) =>
      oppositeOf(is(value), field, `is not ${typeof value === "string" ? `"${value}"` : value}`),
  };
}
