import type { Condition } from "./condition.ts";
import { type Field, testOf } from "./field.ts";
import { type PresenceTests, presenceTests } from "./presence.ts";

/** What a yes or no can be asked. */
export interface FlagTests extends PresenceTests {
  isTrue(): Condition;
  /** Said to be false; no value is not enough. */
  isFalse(): Condition;
}

/** The tests of a yes or no. */
export function flagTests(field: Field): FlagTests {
  return {
    ...presenceTests(field),
    isTrue: () => isFlag(field, true),
    isFalse: () => isFlag(field, false),
  };
}

/** A value that is exactly this flag. */
export function isFlag(field: Field, sought: boolean): Condition {
  return testOf(field, {
    verb: `is ${sought}`,
    absent: false,
    judge: (value) =>
      typeof value === "boolean" ? value === sought : { cannot: "its value is neither true nor false" },
  });
}
