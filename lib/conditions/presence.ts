import type { Condition } from "./condition.ts";
import { type Field, oppositeOf, testOf } from "./field.ts";

/** What every field can be asked. */
export interface PresenceTests {
  /** It has a value: neither null nor empty. */
  known(): Condition;
  /** It has none. */
  unknown(): Condition;
}

/** The tests of whether a field has a value. */
export function presenceTests(field: Field): PresenceTests {
  const known = () => testOf(field, { verb: "is known", absent: false, judge: () => true });
  return { known, unknown: () => oppositeOf(known(), field, "is unknown") };
}
