import { isSwitchboardError } from "../intercom/index.ts";
import {
  addToBacklog,
  appendDecision,
  type Decision,
  finishDecision,
  keepSnapshot,
  readDecisions,
  releaseDecision,
  type Seen,
  type Table,
  takeOverDecision,
} from "../state/index.ts";
import type { Acting } from "./action.ts";
import { takeFromBudget } from "./budget.ts";
import { joinDue, leaveDue } from "./due.ts";
import { ItemUnknownError } from "./errors.ts";
import { type ObjectRef, objectKey, type RuleEvent } from "./event.ts";
import { applyActions } from "./executor.ts";
import { guard, guardFromActingAdmin } from "./guard.ts";
import { modeOf, type Recording, SWITCHED_OFF, toDecision } from "./propose.ts";
import type { Plan, Proposal, Reading, Skip } from "./rule.ts";

/** Everything one event needs from the outside. */
export interface Processing extends Recording {
  readonly reading: Reading;
  /** The writing side; absent in a dry run, so that nothing can be changed. */
  readonly acting?: () => Promise<Acting>;
  /** Takes the event's share of the API budget before the first call. */
  reserve(calls: number): Promise<void>;
  /** Told of the end of another event's plan that was found open and carried out on the way. */
  tookUp(outcome: Ended): void;
}

/** `refused`: nothing of the plan was done, because the object had changed meanwhile. */
export type Ended =
  | {
      readonly kind: "acted" | "refused" | "planned" | "skipped" | "duplicate";
      readonly decision: Decision;
    }
  | { readonly kind: "failed"; readonly decision: Decision; readonly error: unknown };

export type Outcome =
  | Ended
  /** Someone else decides about the same object now: send the event again in a few seconds. */
  | { readonly kind: "later"; readonly reason: "busy" | "lost" };

/**
 * Decides about one event, records the decision, and applies it: docs/decisions/0001-the-table.md.
 * Throws what the client and the table throw; the plan is then recorded and open, and the next attempt at the
 * same event takes it up by looking first. Throws ItemUnknownError for an item the rule doesn't know.
 */
export async function processEvent(event: RuleEvent, by: Processing): Promise<Outcome> {
  const object = by.rule.objectOf(event);
  if (object === undefined) throw new ItemUnknownError(by.rule.name, event.topic);
  const seen = await readDecisions(by.table, {
    object: objectKey(object),
    rule: by.rule.name,
    event: event.id,
    eventAt: event.at,
  });
  const { head, mine } = seen;
  if (mine?.state === "done") return { kind: "duplicate", decision: mine };
  if (head?.state === "open") {
    const taken = await takeUp(head, seen, by);
    if (taken.kind === "later" || head.event === event.id) return taken;
    by.tookUp(taken);
    return processEvent(event, by);
  }
  return decide(event, object, seen, by);
}

async function decide(event: RuleEvent, object: ObjectRef, seen: Seen, by: Processing): Promise<Outcome> {
  const proposal = await propose(event, object, seen, by);
  if (proposal.outcome === "plan" && by.acting !== undefined) {
    await takeFromBudget(by.table, by.rule, proposal.actions.length, by.clock.now());
  }
  const decision = await toDecision(proposal, event, object, seen.head, by);
  await joinBacklog(decision, by);
  await joinDue(by.table, decision);
  if (proposal.outcome === "plan" && by.acting !== undefined) await keep(proposal, decision, by.table);
  if (!(await appendDecision(by.table, decision))) return { kind: "later", reason: "lost" };
  await leaveDue(by.table, decision, seen.head);
  if (decision.outcome === "skip") return { kind: "skipped", decision };
  if (by.acting === undefined) return { kind: "planned", decision };
  return apply(decision, by, by.acting, { look: false });
}

async function propose(event: RuleEvent, object: ObjectRef, seen: Seen, by: Processing): Promise<Proposal> {
  const mode = modeOf(by.rule);
  // What the engine skips leaves the rule's own times as they are.
  const dueAt = seen.head?.mode === mode ? seen.head.dueAt : undefined;
  const untouched = (skip: Skip): Skip => (dueAt === undefined ? skip : { ...skip, dueAt });
  if (by.rule.mode === "off") return untouched(SWITCHED_OFF);
  const stopped = guard(event, seen, by.rule, by.clock.now());
  if (stopped !== undefined) return stopped.reason === "held" ? stopped : untouched(stopped);
  // Before the reservation, of which it is no part: the facts must not grow old while its own call waits.
  const actingAdmin = await by.rule.actingAdmin(by.reading);
  const ownAction = guardFromActingAdmin(event, actingAdmin);
  if (ownAction !== undefined) return untouched(ownAction);
  await by.reserve(by.rule.callsPerEvent);
  const facts = await by.rule.gather(event, object, by.reading);
  const memory = seen.head?.memory?.[mode] ?? seen.head?.memory?.live;
  return by.rule.decide(event, facts, { memory: memory?.value });
}

/** An open plan that is not ours: its owner still works on it, or died over it. */
async function takeUp(open: Decision, { recent }: Seen, by: Processing): Promise<Outcome> {
  const now = by.clock.now();
  if ((open.claim?.until ?? 0) >= now) return { kind: "later", reason: "busy" };
  if (by.acting !== undefined) {
    // Before the claim: an event that must wait for the budget must not hold the plan meanwhile.
    await by.reading.admins();
    await by.reserve(by.rule.callsPerEvent);
  }
  if (!(await takeOverDecision(by.table, open, by.claim, now))) return { kind: "later", reason: "lost" };
  return by.acting === undefined
    ? giveUp(open, by)
    : apply(open, by, by.acting, { look: true, before: recent });
}

/** A plan of the time when the rule was live, found after it was switched off or to dry run: it ends undone. */
async function giveUp(open: Decision, by: Processing): Promise<Outcome> {
  const at = by.clock.now();
  const receipts = open.actions.map(
    (_, action) => ({ action, at, result: "refused", reason: "not_live" }) as const,
  );
  const end = { state: "done", receipts } as const;
  if (!(await finishDecision(by.table, open, by.claim.owner, end))) return { kind: "later", reason: "lost" };
  return { kind: "refused", decision: { ...open, state: "done", receipts } };
}

async function apply(
  decision: Decision,
  by: Processing,
  acting: () => Promise<Acting>,
  options: Parameters<typeof applyActions>[3],
): Promise<Outcome> {
  try {
    const applied = await applyActions(decision, await acting(), by.clock, options);
    const { state, receipts } = applied;
    if (!(await finishDecision(by.table, decision, by.claim.owner, { state, receipts }))) {
      return { kind: "later", reason: "lost" };
    }
    const ended: Decision = { ...decision, state, receipts: [...receipts] };
    if (state === "failed") return { kind: "failed", decision: ended, error: applied.error };
    const isRefused = receipts.every(({ result }) => result === "refused");
    return { kind: isRefused ? "refused" : "acted", decision: ended };
  } catch (error) {
    if (!mayStillHappen(error)) {
      // If the table fails too, the lease ends by itself, only later: the error that started it matters more.
      await releaseDecision(by.table, decision, by.claim.owner).catch(() => false);
    }
    throw error;
  }
}

/**
 * Whether Intercom may yet carry out a call that ended like this. Looking at once would find nothing, so the lease
 * runs to its end before anyone looks.
 */
export function mayStillHappen(error: unknown): boolean {
  if (!isSwitchboardError(error)) return false;
  switch (error.code) {
    case "intercom.timeout":
    case "intercom.server":
      return true;
    case "intercom.network":
      return error.details["reason"] !== "not_connected";
    case "intercom.deadline":
      return error.details["attempts"] !== 0;
    default:
      return false;
  }
}

/** A person as they are now, before the plan is recorded that will change who they are. */
async function keep({ snapshot }: Plan, { object, at, rule, event }: Decision, table: Table): Promise<void> {
  if (snapshot !== undefined) await keepSnapshot(table, { object, at, rule, event, person: snapshot.person });
}

/** Nobody could serve the object: it joins the backlog before the skip is recorded, so that no crash loses it. */
async function joinBacklog({ rule, object, version, waitsSince }: Decision, by: Processing): Promise<void> {
  if (by.rule.mode !== "live" || waitsSince === undefined) return;
  await addToBacklog(by.table, { rule, object, since: waitsSince, version }, by.clock.now());
}
