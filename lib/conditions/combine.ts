import { type Condition, condition, isCondition } from "./condition.ts";
import { ConditionInvalidError } from "./errors.ts";
import type { Facts, Moment } from "./facts.ts";
import { type Finding, joinPath, sentence } from "./finding.ts";

/**
 * Holds when every part holds. The first part that doesn't decides; if none fails but one can't be told, the whole
 * can't be told. Throws ConditionInvalidError without parts, or for a part that is no condition.
 */
export function all(...parts: readonly Condition[]): Condition {
  return combination("all", parts, { decides: false, joint: " and " });
}

/**
 * Holds when a part holds: the first that does decides. If none holds but one can't be told, the whole can't be told.
 * Throws ConditionInvalidError without parts, or for a part that is no condition.
 */
export function any(...parts: readonly Condition[]): Condition {
  return combination("any", parts, { decides: true, joint: " or " });
}

/**
 * Holds when its part is known not to hold. What can't be told stays so: not knowing whether someone has a tag
 * doesn't mean that they don't. Throws ConditionInvalidError for a part that is no condition.
 */
export function not(part: Condition): Condition {
  requireConditions("not", [part]);
  return condition({
    kind: "not",
    phrase: `not (${part.phrase})`,
    parts: [part],
    weigh(facts: Facts, moment: Moment): Finding {
      const { verdict, because, decidedBy } = part.weigh(facts, moment);
      const turned = verdict === "unknown" ? verdict : !verdict;
      return { verdict: turned, because, decidedBy: joinPath("not", decidedBy) };
    },
  });
}

interface Combination {
  /** The verdict of a part that settles the whole. */
  readonly decides: boolean;
  readonly joint: string;
}

function combination(kind: string, given: readonly Condition[], { decides, joint }: Combination): Condition {
  requireConditions(kind, given);
  const parts = [...given];
  const phrase = parts.map(grouped).join(joint);
  return condition({
    kind,
    phrase,
    parts,
    weigh(facts: Facts, moment: Moment): Finding {
      const findings: Finding[] = [];
      for (const [index, part] of parts.entries()) {
        const finding = part.weigh(facts, moment);
        const placed = { ...finding, decidedBy: joinPath(`${kind}[${index}]`, finding.decidedBy) };
        if (placed.verdict === decides) return placed;
        findings.push(placed);
      }
      const untold = findings.find(({ verdict }) => verdict === "unknown");
      if (untold !== undefined) return untold;
      return {
        verdict: !decides,
        because: decides ? sentence(`none of these: ${phrase}`) : sentence(phrase),
        decidedBy: "",
      };
    },
  });
}

function grouped(part: Condition): string {
  return part.kind === "all" || part.kind === "any" ? `(${part.phrase})` : part.phrase;
}

function requireConditions(builder: string, parts: readonly unknown[]): void {
  if (parts.length === 0)
    throw new ConditionInvalidError(`${builder}()`, "has no condition; give at least one.");
  for (const [index, part] of parts.entries()) {
    if (isCondition(part)) continue;
    const kind = part === null ? "null" : Array.isArray(part) ? "a list" : `of type ${typeof part}`;
    throw new ConditionInvalidError(
      `${builder}(): its part ${index + 1}`,
      `is ${kind}; give a condition, such as tagged("vip") or attribute("plan").is("pro").`,
    );
  }
}
