import { DECISIONS_KEPT_DAYS, type Decision, listDecisionsOf, type Table } from "../../state/index.ts";
import { holdSentence, sentencesOf } from "./sentences.ts";
import { objectInWords } from "./words.ts";

/** One decision: as it is kept, and in sentences. */
export interface ExplainedDecision {
  readonly decision: Decision;
  readonly sentences: readonly string[];
}

/** What the rules decided about an object. */
export interface Explanation {
  readonly object: string;
  /** What stands now: which rules are held, or that nothing is recorded. */
  readonly summary: readonly string[];
  /** Newest first. */
  readonly decisions: readonly ExplainedDecision[];
  /** Where to go on; without it there are no more. */
  readonly cursor?: string;
}

/**
 * Explains what every rule decided about an object (`conversation#<id>`, `person#<id>`), newest first, at most
 * `limit` from `cursor` on. Times are UTC. Asks Intercom nothing. An object of which nothing is recorded is no
 * error. Throws what the table throws, and for a damaged or newer item instead of guessing.
 */
export async function explain(
  table: Table,
  object: string,
  page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<Explanation> {
  const { decisions, heads, cursor } = await listDecisionsOf(table, object, page);
  return {
    object,
    summary: summaryOf(object, heads),
    decisions: decisions.map((decision) => ({ decision, sentences: sentencesOf(decision) })),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function summaryOf(object: string, heads: readonly Decision[]): string[] {
  if (heads.length > 0) return heads.flatMap((head) => holdSentence(head) ?? []);
  return [
    `Nothing is recorded about ${objectInWords(object)}: no rule has decided about it in the last ${DECISIONS_KEPT_DAYS} days, which is how long decisions are kept, or all that was recorded has been forgotten.`,
  ];
}
