import type { Facts, Moment } from "./facts.ts";
import { type Finding, type Outcome, sentence } from "./finding.ts";
import { mergeNeeds, type Needs } from "./needs.ts";

// Registered, so that a condition made by another copy of this module is one too.
const CONDITION = Symbol.for("switchboard.condition");

/** Something that the settings call by name in Intercom, and that can be misspelt there. */
export interface NamedThing {
  readonly kind: "tag" | "segment" | "attribute" | "company attribute" | "event" | "admin" | "team";
  readonly name: string;
}

/** What a rule asks about a person or a conversation. Pure: it reads nothing and changes nothing. */
export interface Condition {
  readonly [CONDITION]: true;
  /** The builder that made it: `all`, `attribute`, `tagged`. */
  readonly kind: string;
  /** What it says, without capital and full stop. */
  readonly phrase: string;
  /** Of `all`, `any` and `not`; empty for others. */
  readonly parts: readonly Condition[];
  /** What it names in Intercom by itself, without its parts. */
  readonly names: readonly NamedThing[];
  /** One English sentence. */
  describe(): string;
  /** Which facts it looks at. */
  needs(): Needs;
  /** Three-valued, for conditions that contain it. Never throws. */
  weigh(facts: Facts, moment: Moment): Finding;
  /** Whether it holds, and why; what can't be told does not hold. Never throws. */
  evaluate(facts: Facts, moment: Moment): Outcome;
}

/** What sets one condition apart from another. */
export interface ConditionSpec {
  readonly kind: string;
  readonly phrase: string;
  readonly parts?: readonly Condition[];
  readonly names?: readonly NamedThing[];
  readonly needs?: Partial<Needs>;
  weigh(facts: Facts, moment: Moment): Finding;
}

/** Makes a condition of its parts and its test; every builder ends here. */
export function condition(spec: ConditionSpec): Condition {
  const { kind, phrase, parts = [], names = [], needs = {}, weigh } = spec;
  return Object.freeze({
    [CONDITION]: true,
    kind,
    phrase,
    parts,
    names,
    describe: () => sentence(phrase),
    needs: () => mergeNeeds([needs, ...parts.map((part) => part.needs())]),
    weigh,
    evaluate(facts: Facts, moment: Moment): Outcome {
      const { verdict, because, decidedBy } = weigh(facts, moment);
      return { holds: verdict === true, because, decidedBy };
    },
  } as const);
}

/** Tells a condition from anything else, so that settings can refuse what only looks like one. */
export function isCondition(value: unknown): value is Condition {
  return typeof value === "object" && value !== null && Object.hasOwn(value, CONDITION);
}
