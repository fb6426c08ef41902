import type { Condition } from "./condition.ts";
import { testOf } from "./field.ts";
import { givenText, quoted } from "./given.ts";
import { personField } from "./person.ts";
import { listAt, textAt } from "./read.ts";
import { folded } from "./text-tests.ts";

/**
 * Whether Intercom knows a profile of the person at this network: `Twitter`, in any case
 * (docs/intercom-api-1.3/users.md §1). Throws ConditionInvalidError without a name.
 */
export function socialProfile(network: string): Condition {
  const sought = folded(givenText(network, "socialProfile()"));
  const field = personField("socialProfile", "list of social profiles", (person) =>
    listAt(person, "social_profiles", "social_profiles"),
  );
  return testOf(field, {
    verb: `has one at ${quoted(network)}`,
    absent: false,
    judge: (profiles) =>
      Array.isArray(profiles) && profiles.some((profile) => folded(textAt(profile, "name") ?? "") === sought),
  });
}
