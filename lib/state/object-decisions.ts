import { type Decision, decision } from "./decision.ts";
import { load } from "./format.ts";
import { queryItems, type Table } from "./table.ts";

/** Some decisions about an object, newest first, and where to go on; without a cursor there are no more. */
export interface DecisionsPage {
  readonly decisions: readonly Decision[];
  /** Those decisions that are their rule's newest about the object, all of them: they say whether it is held. */
  readonly heads: readonly Decision[];
  readonly cursor?: string;
}

/** The collection of an object has other items too: snapshots, tag ownership. A decision's key ends in its version. */
export const DECISION_KEY = /^(?!snapshot#|owned#).+#\d{9}$/;

/**
 * The decisions of all rules about an object (`conversation#<id>`, `person#<id>`), newest first, `limit` at most,
 * strongly consistent. It reads the whole collection, because a rule's decisions stand together there and not in
 * order of time: 1 read a 4 kB. A page goes on after the decision that the cursor names, whatever came since.
 */
export async function listDecisionsOf(
  table: Table,
  object: string,
  page: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<DecisionsPage> {
  const items = await queryItems(table, {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": object },
    ConsistentRead: true,
  });
  const all = items
    .filter(isDecision)
    .map((item) => load(decision, "decision", item))
    .sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  const after = page.cursor === undefined ? all : all.filter((entry) => placeOf(entry) < (page.cursor ?? ""));
  const decisions = after.slice(0, page.limit ?? after.length);
  const last = decisions.at(-1);
  return {
    decisions,
    heads: all.filter(
      (entry) => !all.some((other) => other.rule === entry.rule && other.version > entry.version),
    ),
    ...(last === undefined || decisions.length === after.length ? {} : { cursor: placeOf(last) }),
  };
}

function isDecision(item: unknown): boolean {
  if (typeof item !== "object" || item === null || !("sk" in item)) return false;
  return typeof item.sk === "string" && DECISION_KEY.test(item.sk);
}

/** In order of time, then of rule and version: two rules may decide in one millisecond. */
function placeOf({ at, rule, version }: Decision): string {
  return `${String(at).padStart(16, "0")}#${rule}#${String(version).padStart(9, "0")}`;
}
