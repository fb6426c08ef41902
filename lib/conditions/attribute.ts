import { type AttributeTests, attributeTests } from "./attribute-tests.ts";
import { givenText } from "./given.ts";
import { personField } from "./person.ts";
import { at } from "./read.ts";

/**
 * A custom attribute of a person, by its name in Intercom; upper and lower case differ
 * (docs/intercom-api-1.3/data-attributes.md). Throws ConditionInvalidError without a name.
 */
export function attribute(name: string): AttributeTests {
  givenText(name, "attribute()");
  const builder = `attribute(${JSON.stringify(name)})`;
  const field = personField(builder, `attribute ${name}`, (person) => at(person, "custom_attributes", name));
  return attributeTests({ ...field, kind: "attribute", names: [{ kind: "attribute", name }] });
}
