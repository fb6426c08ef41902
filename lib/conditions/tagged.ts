import { type Condition, condition, type NamedThing } from "./condition.ts";
import type { Facts } from "./facts.ts";
import { type Finding, found } from "./finding.ts";
import { givenText, quoted } from "./given.ts";
import type { Needs } from "./needs.ts";
import { listAt, textAt } from "./read.ts";
import { folded } from "./text-tests.ts";

/**
 * Whether the person has a tag, by its name (in any case) or its id. A lead's tags often come without their names;
 * then the workspace's list of tags is needed (docs/intercom-api-1.3/leads.md). Throws ConditionInvalidError.
 */
export function tagged(nameOrId: string): Condition {
  return tagCondition("tagged", nameOrId, "person", { person: true, tagNames: true });
}

/** Whether the conversation has a tag, on itself or on one of its parts, by name or id. Throws ConditionInvalidError. */
export function conversationTagged(nameOrId: string): Condition {
  return tagCondition("conversationTagged", nameOrId, "conversation", { conversation: true, tagNames: true });
}

function tagCondition(
  kind: string,
  nameOrId: string,
  of: "person" | "conversation",
  needs: Partial<Needs>,
): Condition {
  const sought = folded(givenText(nameOrId, `${kind}()`));
  const phrase = `the ${of} is tagged ${quoted(nameOrId)}`;
  const names: readonly NamedThing[] = [{ kind: "tag", name: nameOrId }];
  return condition({
    kind,
    phrase,
    names,
    needs,
    weigh(facts: Facts): Finding {
      const object: unknown = facts[of];
      if (object === undefined || object === null) return found("unknown", phrase, `the ${of} was not read`);
      const verdicts = listAt(object, "tags", "tags").map((tag) => isTag(tag, sought, facts.tags));
      if (verdicts.includes(true)) return found(true, phrase);
      if (!verdicts.includes(undefined)) return found(false, phrase);
      return found("unknown", phrase, "a tag came without its name, and the list of tags was not read");
    },
  });
}

/** Undefined when the tag's name is not to be had. */
function isTag(tag: unknown, sought: string, all: Facts["tags"]): boolean | undefined {
  const id = textAt(tag, "id");
  if (id === sought) return true;
  const listed = Array.isArray(all) ? all.find((one: unknown) => textAt(one, "id") === id) : undefined;
  const name = textAt(tag, "name") ?? textAt(listed, "name");
  return name === undefined ? undefined : folded(name) === sought;
}
