import type { Clock } from "../../intercom/index.ts";
import {
  addToBacklog,
  appendDecision,
  type Decision,
  listDecisions,
  setDue,
  type Table,
} from "../../state/index.ts";
import { carriedOn } from "../carried.ts";

/** What became of a release. `busy`: someone decides about the object now; try again in a minute. */
export interface ReleaseReport {
  readonly object: string;
  readonly rule: string;
  readonly outcome: "released" | "not_held" | "busy";
  /** The version of the release. */
  readonly version?: number;
}

const TRIES = 5;

/**
 * Ends the hold on an object and rule, so that the rule decides about it again. Asked for again, it finds no hold.
 * Appends to the history and removes nothing from it. Throws what the table throws.
 */
export async function releaseHold(
  target: { readonly object: string; readonly rule: string },
  by: {
    readonly table: Table;
    readonly clock: Clock;
    /** Who asks for it, and why, as it is kept in the history. */
    readonly operator: string;
    readonly because?: string;
  },
): Promise<ReleaseReport> {
  const { object, rule } = target;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [head] = await listDecisions(by.table, object, rule, 1);
    if (head?.hold === undefined) return { object, rule, outcome: "not_held" };
    if (head.state === "open") break;
    const release = toRelease(head, by.operator, by.because, by.clock.now());
    await putBack(by.table, release);
    if (await appendDecision(by.table, release)) {
      return { object, rule, outcome: "released", version: release.version };
    }
  }
  return { object, rule, outcome: "busy" };
}

/** A held object is on no list: it goes back to where it was, before the release, so that no crash loses it. */
async function putBack(
  table: Table,
  { rule, object, version, dueAt, waitsSince, at }: Decision,
): Promise<void> {
  if (dueAt !== undefined) await setDue(table, { rule, mode: "live", object, at: dueAt, version });
  if (waitsSince !== undefined) await addToBacklog(table, { rule, object, since: waitsSince, version }, at);
}

function toRelease(head: Decision, operator: string, because: string | undefined, at: number): Decision {
  const { object, rule } = head;
  const version = head.version + 1;
  return {
    object,
    rule,
    version,
    event: `release/${rule}/${object}/${version}`,
    topic: "release",
    at,
    mode: "live",
    outcome: "release",
    reason: "released",
    because: because ?? "The hold was released.",
    actions: [],
    state: "done",
    receipts: [],
    by: operator,
    ...carriedOn(head),
  };
}
