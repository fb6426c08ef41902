import { type Condition, condition } from "./condition.ts";
import type { Facts } from "./facts.ts";
import { type Finding, found } from "./finding.ts";
import { givenText, quoted } from "./given.ts";
import { textAt } from "./read.ts";

/**
 * Whether the person is in a segment, by its name or id. Membership is a set that was listed beforehand, since a
 * user's own `segments` is always empty (docs/intercom-api-1.3/segments.md §4). Throws ConditionInvalidError.
 */
export function inSegment(nameOrId: string): Condition {
  const phrase = `the person is in the segment ${quoted(givenText(nameOrId, "inSegment()"))}`;
  return condition({
    kind: "inSegment",
    phrase,
    names: [{ kind: "segment", name: nameOrId }],
    needs: { person: true, segments: [nameOrId] },
    weigh({ person, segments }: Facts): Finding {
      const id = textAt(person, "id");
      if (id === undefined) return found("unknown", phrase, "the person was not read");
      const members = segments instanceof Map ? segments.get(nameOrId) : undefined;
      if (!(members instanceof Set)) return found("unknown", phrase, "the segment's members were not listed");
      return found(members.has(id), phrase);
    },
  });
}
