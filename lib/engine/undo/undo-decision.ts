import { appendDecision, type Decision, listDecisions } from "../../state/index.ts";
import { bound } from "../actions/kinds.ts";
import { carriedOn } from "../carried.ts";
import { partsOf } from "../executor.ts";
import { carryOn, carryOut, claimUntil, deadlineOf, type Undoing } from "./carry-out.ts";
import { endDeadPlan } from "./end-dead-plan.ts";
import { isUndone, reportActions, type UndoReport, type UndoTarget } from "./report.ts";
import { type Reversal, reverseOf } from "./reverse.ts";

/** Each lost try means that someone else has written the object's head. */
const TRIES = 5;

/**
 * Takes a decision back: appends an undo with the reverse of its actions, last one first, applies it and ends it.
 * It leaves a hold, so that the rule doesn't do the same again, and removes nothing from the history. A plan that
 * its owner died over is ended first. Only what was really done is reversed, and only while the field still has the value we left, unless forced.
 *
 * Asked for again, it finds what was undone already; after a crash it carries on, looking first. Refusals are in the
 * report. Throws what the client and the table throw: then try again.
 */
export async function undoDecision(target: UndoTarget, by: Undoing): Promise<UndoReport> {
  const undone: Decision[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const log = await listDecisions(by.table, target.object, target.rule);
    const decision = log.find(({ version }) => version === target.version);
    const [head] = log;
    // Nobody may come to end it, of a paused rule for one.
    if (decision !== undefined && head?.state === "open" && (await endDeadPlan(head, log, by))) continue;
    const refusal = refuse(decision);
    if (decision === undefined || head === undefined || refusal !== undefined) {
      return answer(target, "refused", refusal);
    }
    if (head.state === "open") {
      const ended = head.outcome === "undo" ? await carryOn(head, log, by) : undefined;
      if (ended === undefined) return answer(target, "busy");
      undone.push(ended);
      continue;
    }

    const step = { target, decision, log, deadline: deadlineOf(by), by };
    const left = whatIsLeft(step);
    if (left.actions.length === 0) return withNothingLeft(step, left, undone);
    const refused = await lookAhead(step, left);
    if (refused !== undefined) return refused;

    const undo = toUndo(step, head, left);
    if (!(await appendDecision(by.table, undo))) continue;
    const ended = await carryOut(undo, log, step.deadline, by);
    if (ended !== undefined) return reportEnd(step, left, ended);
  }
  return answer(target, "busy");
}

/** One attempt: the decision, and its object's history (newest first) as it was read. */
interface Step {
  readonly target: UndoTarget;
  readonly decision: Decision;
  readonly log: readonly Decision[];
  readonly deadline: number;
  readonly by: Undoing;
}

function refuse(decision: Decision | undefined): string | undefined {
  if (decision === undefined) return "not_found";
  if (decision.outcome === "skip") return "skip";
  if (decision.outcome !== "plan") return "not_a_plan";
  if (decision.mode === "dry-run") return "dry_run";
  return decision.state === "open" ? "still_open" : undefined;
}

function answer(target: UndoTarget, outcome: UndoReport["outcome"], reason?: string): UndoReport {
  const { object, rule, version } = target;
  return { object, rule, version, outcome, actions: [], ...(reason === undefined ? {} : { reason }) };
}

/** The earlier undos of the decision, oldest first. */
function undosOf({ log, target }: Step): Decision[] {
  return log
    .filter(({ outcome, undoes }) => outcome === "undo" && undoes?.version === target.version)
    .toReversed();
}

function wantedOf({ target, decision }: Step): readonly number[] {
  return target.actions ?? decision.actions.map((_, index) => index);
}

function whatIsLeft(step: Step): Reversal {
  const undos = undosOf(step);
  const wanted = wantedOf(step).filter((action) => !isUndone(action, undos));
  return reverseOf(step.decision, wanted, { now: step.by.clock.now(), force: step.by.force === true });
}

function withNothingLeft(step: Step, left: Reversal, undone: readonly Decision[]): UndoReport {
  const { target } = step;
  const actions = reportActions(step.decision, wantedOf(step), undosOf(step), left.without);
  const isOurWork = undone.some(({ undoes }) => undoes?.version === target.version);
  if (isOurWork) return { ...answer(target, "undone"), actions };
  const isDone = actions.some(({ result }) => result === "undone");
  return isDone
    ? { ...answer(target, "already_undone"), actions }
    : { ...answer(target, "refused", "nothing_to_undo"), actions };
}

/**
 * The refusal of an undo of which nothing would be done, so that it leaves no hold either: the executor stops at the
 * first action whose object has changed, but for tags.
 */
async function lookAhead(step: Step, { actions, of, without }: Reversal): Promise<UndoReport | undefined> {
  const [first] = actions;
  if (first === undefined || actions.some(({ kind }) => kind === "tag" || kind === "untag")) return undefined;
  const { target, deadline, by } = step;
  const acting = { ...by.acting, call: { ...by.acting.call, deadline } };
  const found = await bound(first).look(acting, { since: by.clock.now(), taken: partsOf(step.log) });
  if (found.is !== "changed") return undefined;
  const report = reportActions(step.decision, wantedOf(step), undosOf(step), without);
  const refused = report.map((action) => {
    if (action.result === "undone" || !of.includes(action.action)) return action;
    const reason = action.action === of[0] ? found.reason : "earlier_action_refused";
    return { action: action.action, kind: action.kind, result: "refused", reason } as const;
  });
  return { ...answer(target, "refused", goneOrChanged([found.reason])), actions: refused };
}

function toUndo({ target, deadline, by }: Step, head: Decision, { actions, of }: Reversal): Decision {
  const { object, rule } = target;
  const version = head.version + 1;
  const at = by.clock.now();
  const because = by.because ?? `Decision ${target.version} was to be taken back.`;
  return {
    object,
    rule,
    version,
    event: `undo/${rule}/${object}/${target.version}/${version}`,
    topic: "undo",
    at,
    mode: "live",
    outcome: "undo",
    reason: "undone",
    because,
    actions: [...actions],
    state: "open",
    claim: claimUntil(deadline, by),
    receipts: [],
    undoes: { version: target.version, actions: [...of] },
    hold: { at, because, by: by.operator },
    by: by.operator,
    // Of what the newest decision did, the rule remembers nothing any more.
    ...carriedOn(head, head.version === target.version ? (head.memoryBefore ?? head.memory) : undefined),
  };
}

function reportEnd(step: Step, { without }: Reversal, ended: Decision): UndoReport {
  const actions = reportActions(step.decision, wantedOf(step), [...undosOf(step), ended], without);
  const { state, receipts, hold } = ended;
  const held = hold === undefined ? {} : { held: true as const };
  if (state !== "done") {
    return { ...answer(step.target, "failed", receipts.at(-1)?.reason), actions, ...held };
  }
  if (receipts.some(({ result }) => result !== "refused"))
    return { ...answer(step.target, "undone"), actions };
  const reason = goneOrChanged(receipts.map((receipt) => receipt.reason));
  return { ...answer(step.target, "refused", reason), actions, ...held };
}

/** What is gone can't be taken back by force either. */
function goneOrChanged(reasons: readonly (string | undefined)[]): string {
  return reasons.some((reason) => reason === "gone" || reason === "person_gone") ? "gone" : "changed";
}
