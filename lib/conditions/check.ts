import { type Condition, condition } from "./condition.ts";
import { ConditionInvalidError } from "./errors.ts";
import type { Facts, Moment } from "./facts.ts";
import { type Finding, found } from "./finding.ts";
import { givenText } from "./given.ts";
import type { Needs } from "./needs.ts";

/** A test of one's own: pure, and at once. */
export type CheckFunction = (facts: Facts, moment: Moment) => boolean;

/**
 * A condition by a function of one's own. `phrase` says what it checks: `the email address is a company's`. `needs`
 * says which facts it looks at; others may be missing. If it throws or answers anything but true or false, the
 * condition can't be told. Throws ConditionInvalidError for an async function: conditions read nothing.
 */
export function check(phrase: string, test: CheckFunction, needs: Partial<Needs> = {}): Condition {
  givenText(phrase, "check()");
  const where = `check(${JSON.stringify(phrase)})`;
  if (typeof test !== "function") throw new ConditionInvalidError(where, "has no function; give one.");
  if (Object.prototype.toString.call(test) === "[object AsyncFunction]") {
    throw new ConditionInvalidError(where, "has an async function; give one that answers at once.");
  }
  return condition({
    kind: "check",
    phrase,
    needs,
    weigh(facts: Facts, moment: Moment): Finding {
      const answer = attempt(test, facts, moment);
      if (typeof answer.value === "boolean") return found(answer.value, phrase);
      return found("unknown", phrase, answer.problem);
    },
  });
}

interface Answer {
  readonly value?: unknown;
  readonly problem: string;
}

function attempt(test: CheckFunction, facts: Facts, moment: Moment): Answer {
  try {
    const value: unknown = test(facts, moment);
    if (value instanceof Promise) {
      // Nobody waits for it, and nobody listening would end the process.
      value.catch(() => undefined);
      return { problem: "its function answered with a promise" };
    }
    return { value, problem: "its function answered neither true nor false" };
  } catch {
    // The message may quote the person.
    return { problem: "its function failed" };
  }
}
