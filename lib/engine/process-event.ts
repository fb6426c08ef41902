import {
  addToBacklog,
  appendDecision,
  type Decision,
  finishDecision,
  readDecisions,
  releaseDecision,
  takeOverDecision,
} from "../state/index.ts";
import type { Acting } from "./action.ts";
import { ItemUnknownError } from "./errors.ts";
import { type ObjectRef, objectKey, type RuleEvent } from "./event.ts";
import { applyActions } from "./executor.ts";
import { type Recording, SWITCHED_OFF, toDecision } from "./propose.ts";
import type { Proposal, Reading } from "./rule.ts";

/** Everything one event needs from the outside. */
export interface Processing extends Recording {
  readonly reading: Reading;
  /** The writing side; absent in a dry run, so that nothing can be changed. */
  readonly acting?: () => Promise<Acting>;
  /** Takes the event's share of the API budget before the first call. */
  reserve(calls: number): Promise<void>;
}

export type Outcome =
  | { readonly kind: "acted" | "planned" | "skipped" | "duplicate"; readonly decision: Decision }
  | { readonly kind: "failed"; readonly decision: Decision; readonly error: unknown }
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
  const { head, mine } = await readDecisions(by.table, {
    object: objectKey(object),
    rule: by.rule.name,
    event: event.id,
    eventAt: event.at,
  });
  if (mine?.state === "done") return { kind: "duplicate", decision: mine };
  if (head?.state === "open") {
    const taken = await takeUp(head, by);
    if (taken.kind === "later" || head.event === event.id) return taken;
    return processEvent(event, by);
  }
  return decide(event, object, head, by);
}

async function decide(
  event: RuleEvent,
  object: ObjectRef,
  head: Decision | undefined,
  by: Processing,
): Promise<Outcome> {
  const proposal = await propose(event, object, by);
  const decision = await toDecision(proposal, event, object, (head?.version ?? 0) + 1, by);
  await joinBacklog(proposal, object, by);
  if (!(await appendDecision(by.table, decision))) return { kind: "later", reason: "lost" };
  if (decision.outcome === "skip") return { kind: "skipped", decision };
  if (decision.state !== "open") return { kind: "planned", decision };
  return apply(decision, by, { look: false });
}

async function propose(event: RuleEvent, object: ObjectRef, by: Processing): Promise<Proposal> {
  if (by.rule.mode === "off") return SWITCHED_OFF;
  await by.reserve(by.rule.callsPerEvent);
  return by.rule.decide(event, await by.rule.gather(event, object, by.reading));
}

/** An open plan that is not ours: its owner still works on it, or died over it. */
async function takeUp(open: Decision, by: Processing): Promise<Outcome> {
  const now = by.clock.now();
  if ((open.claim?.until ?? 0) >= now) return { kind: "later", reason: "busy" };
  // Before the claim: an event that must wait for the budget must not hold the plan meanwhile.
  await by.reserve(by.rule.callsPerEvent);
  if (!(await takeOverDecision(by.table, open, by.claim, now))) return { kind: "later", reason: "lost" };
  return apply(open, by, { look: true });
}

async function apply(decision: Decision, by: Processing, options: { look: boolean }): Promise<Outcome> {
  // A plan recorded while the rule was live may be found after it was switched to dry run: it waits.
  if (by.acting === undefined) return { kind: "later", reason: "busy" };
  try {
    const applied = await applyActions(decision.actions, await by.acting(), by.clock, options);
    const { state, receipts } = applied;
    if (!(await finishDecision(by.table, decision, by.claim.owner, { state, receipts }))) {
      return { kind: "later", reason: "lost" };
    }
    const ended: Decision = { ...decision, state, receipts: [...receipts] };
    return state === "done"
      ? { kind: "acted", decision: ended }
      : { kind: "failed", decision: ended, error: applied.error };
  } catch (error) {
    // If the table fails too, the lease ends by itself, only later: the error that started it matters more.
    await releaseDecision(by.table, decision, by.claim.owner).catch(() => false);
    throw error;
  }
}

/** Nobody could serve the object: it joins the backlog before the skip is recorded, so that no crash loses it. */
async function joinBacklog(proposal: Proposal, object: ObjectRef, by: Processing): Promise<void> {
  if (by.rule.mode !== "live" || proposal.outcome !== "skip" || proposal.waitsSince === undefined) return;
  const entry = { rule: by.rule.name, object: objectKey(object), since: proposal.waitsSince };
  await addToBacklog(by.table, entry, by.clock.now());
}
