import { type Condition, condition } from "./condition.ts";
import { ConditionInvalidError } from "./errors.ts";
import type { Facts, Moment } from "./facts.ts";
import { type Finding, found } from "./finding.ts";
import { type Hours, isHours, isOpen } from "./hours/index.ts";

/** Whether it is open at the moment of asking. Throws ConditionInvalidError for what `hours` didn't make. */
export function duringHours(given: Hours): Condition {
  if (!isHours(given))
    throw new ConditionInvalidError("duringHours()", "has no hours; give what hours({…}) makes.");
  const phrase = `it is within the hours of ${given.timeZone}`;
  return condition({
    kind: "duringHours",
    phrase,
    weigh: (_facts: Facts, { now }: Moment): Finding =>
      Number.isFinite(now)
        ? found(isOpen(given, now), phrase)
        : found("unknown", phrase, "the time is not known"),
  });
}
