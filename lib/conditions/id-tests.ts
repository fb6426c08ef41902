import type { NamedThing } from "./condition.ts";
import type { Field } from "./field.ts";
import { type TextTests, textTests } from "./text-tests.ts";

/**
 * The tests of a field that holds the id of an admin or team, which the settings may have wrong: what is compared with
 * is listed among the names. Upper and lower case differ. Builders throw ConditionInvalidError.
 */
export function idTests(field: Field, kind: NamedThing["kind"]): TextTests {
  const naming = (ids: readonly string[]) =>
    textTests({ ...field, names: ids.map((name) => ({ kind, name })) }, { exact: true });
  return {
    ...textTests(field, { exact: true }),
    is: (id) => naming([id]).is(id),
    isNot: (id) => naming([id]).isNot(id),
    isOneOf: (...ids) => naming(ids).isOneOf(...ids),
  };
}
