import { type Condition, condition, type NamedThing } from "./condition.ts";
import type { Facts, Moment } from "./facts.ts";
import { type Finding, found } from "./finding.ts";
import type { Needs } from "./needs.ts";
import { isAbsent } from "./read.ts";

/** What a field has: its values (several for someone in several companies), or why it could not be looked at. */
export type Reading = { readonly values: readonly unknown[] } | { readonly unread: string };

/** Something that conditions can be made about: a person's plan, a conversation's state. */
export interface Field {
  /** As it stands in a sentence: `plan`. */
  readonly label: string;
  /** The builder: `attribute("plan")`. */
  readonly builder: string;
  readonly kind: string;
  readonly needs: Partial<Needs>;
  readonly names?: readonly NamedThing[];
  read(facts: Facts, moment: Moment): Reading;
}

/** Of one value: whether it passes, or why that can't be told. */
export type Judgement = boolean | { readonly cannot: string };

/** A test of a field. */
export interface FieldTest {
  /** After the label: `is "pro"`. */
  readonly verb: string;
  /** When there is no value: false for what is said of the value itself, "unknown" for what compares sizes. */
  readonly absent: boolean | "unknown";
  judge(value: unknown, moment: Moment): Judgement;
}

/** A condition that holds when one of the field's values passes the test. */
export function testOf(field: Field, test: FieldTest): Condition {
  const phrase = `${field.label} ${test.verb}`;
  return condition({
    kind: field.kind,
    phrase,
    names: field.names ?? [],
    needs: field.needs,
    weigh(facts: Facts, moment: Moment): Finding {
      const reading = field.read(facts, moment);
      if ("unread" in reading) return found("unknown", phrase, reading.unread);
      const values = reading.values.filter((value) => !isAbsent(value));
      if (values.length === 0) return found(test.absent, phrase, "it has no value");
      const judged = values.map((value) => test.judge(value, moment));
      if (judged.includes(true)) return found(true, phrase);
      const cannot = judged.find((judgement) => typeof judgement === "object");
      return cannot === undefined ? found(false, phrase) : found("unknown", phrase, cannot.cannot);
    },
  });
}

/** The opposite of a test with a sentence of its own: `is not`. What can't be told stays so. */
export function oppositeOf(tested: Condition, field: Field, verb: string): Condition {
  const phrase = `${field.label} ${verb}`;
  return condition({
    kind: tested.kind,
    phrase,
    names: tested.names,
    needs: field.needs,
    weigh(facts: Facts, moment: Moment): Finding {
      const finding = tested.weigh(facts, moment);
      return finding.verdict === "unknown" ? finding : found(!finding.verdict, phrase);
    },
  });
}
