import {
  addToBacklog,
  appendDecision,
  type Decision,
  keepSnapshot,
  readDecisions,
  type Seen,
  type Table,
} from "../state/index.ts";
import type { Acting } from "./action.ts";
import { applyPlan } from "./apply-plan.ts";
import { takeFromBudget } from "./budget.ts";
import { cameToNothing, dueAfter, memoryAfter } from "./carried.ts";
import { withoutDone } from "./done-before.ts";
import { joinDue, leaveDue } from "./due.ts";
import { ItemUnknownError } from "./errors.ts";
import { type ObjectRef, objectKey, type RuleEvent } from "./event.ts";
import { guard, guardFromActingAdmin, HELD } from "./guard.ts";
import { modeOf, type Recording, SWITCHED_OFF, toDecision } from "./propose.ts";
import type { Plan, Proposal, Reading, Skip } from "./rule.ts";
import { takeUp } from "./take-up.ts";

/** Everything one event needs from the outside. */
export interface Processing extends Recording {
  readonly reading: Reading;
  /** The writing side; absent in a dry run, so that nothing can be changed. */
  readonly acting?: () => Promise<Acting>;
  /** Takes the event's share of the API budget before the first call; `ahead`: messages that come after it. */
  reserve(calls: number, ahead?: number): Promise<void>;
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
  const { head } = seen;
  const proposal = await propose(event, object, seen, by);
  // A held object says so once, not with each of its notifications.
  if (head !== undefined && isSaidAlready(proposal, head)) return { kind: "skipped", decision: head };
  const decided = await toDecision(proposal, event, object, head, by);
  const decision = { ...decided, actions: [...withoutDone(decided.actions, event.id, seen.recent)] };
  if (decision.outcome === "plan" && by.acting !== undefined) {
    await takeFromBudget(by.table, by.rule, decision.actions.length, by.clock.now());
  }
  const dueBefore = dueAfter(head, decision.mode);
  await joinLists(decision, dueBefore, by);
  if (proposal.outcome === "plan" && by.acting !== undefined) await keep(proposal, decision, by.table);
  if (!(await appendDecision(by.table, decision))) return { kind: "later", reason: "lost" };
  const outcome = await carryOut(decision, seen, by);
  // Of a plan that came to nothing the time before it still stands: the rule looks again.
  if (outcome.kind !== "later" && !cameToNothing(outcome.decision)) {
    await leaveDue(by.table, decision, dueBefore);
  }
  return outcome;
}

async function carryOut(decision: Decision, { mine, recent }: Seen, by: Processing): Promise<Outcome> {
  if (decision.outcome === "skip") return { kind: "skipped", decision };
  if (by.acting === undefined) return { kind: "planned", decision };
  // After a failed plan for the same event, of which a call may have been carried out all the same.
  return applyPlan(decision, by, by.acting, { look: mine !== undefined, before: recent });
}

function isSaidAlready(proposal: Proposal, head: Decision): boolean {
  return (
    proposal.reason === HELD.reason &&
    head.reason === HELD.reason &&
    head.hold !== undefined &&
    proposal.dueAt === head.dueAt &&
    (proposal.outcome !== "skip" || proposal.waitsSince === head.waitsSince)
  );
}

async function propose(event: RuleEvent, object: ObjectRef, seen: Seen, by: Processing): Promise<Proposal> {
  const mode = modeOf(by.rule);
  const untouched = (skip: Skip) => onItsLists(skip, event, seen.head, mode);
  if (by.rule.mode === "off") return untouched(SWITCHED_OFF);
  const stopped = guard(event, seen, by.rule, by.clock.now());
  if (stopped !== undefined) return untouched(stopped);
  // Before the reservation, of which it is no part: the facts must not grow old while its own call waits.
  const actingAdmin = await by.rule.actingAdmin(by.reading);
  const ownAction = guardFromActingAdmin(event, actingAdmin);
  if (ownAction !== undefined) return untouched(ownAction);
  await by.reserve(by.rule.callsPerEvent);
  const facts = await by.rule.gather(event, object, by.reading);
  const memory = memoryAfter(seen.head);
  return by.rule.decide(event, facts, { memory: (memory?.[mode] ?? memory?.live)?.value });
}

/** What the engine itself skips leaves the object where it is: in the backlog, and with the time that is set. */
function onItsLists(skip: Skip, event: RuleEvent, head: Decision | undefined, mode: Decision["mode"]): Skip {
  const dueAt = dueAfter(head, mode) ?? event.dueAt;
  const waitsSince = event.waitsSince ?? head?.waitsSince;
  return {
    ...skip,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(waitsSince === undefined ? {} : { waitsSince }),
  };
}

/** A person as they are now, before the plan is recorded that will change who they are. */
async function keep({ snapshot }: Plan, decision: Decision, table: Table): Promise<void> {
  if (snapshot === undefined) return;
  const { object, at, rule, version, event } = decision;
  await keepSnapshot(table, { object, at, rule, version, event, person: snapshot.person });
}

/**
 * Nobody could serve the object, or the rule wants to look again: it joins the list before the decision is recorded, so
 * that no crash loses it. A held object is on no list; the release puts it back.
 */
async function joinLists(decision: Decision, dueBefore: number | undefined, by: Processing): Promise<void> {
  const { rule, object, version, waitsSince, hold } = decision;
  if (hold !== undefined) return;
  await joinDue(by.table, decision, dueBefore);
  if (by.rule.mode !== "live" || waitsSince === undefined) return;
  await addToBacklog(by.table, { rule, object, since: waitsSince, version }, by.clock.now());
}
