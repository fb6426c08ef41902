import type { Action, Decision, Receipt } from "../../state/index.ts";
import { describeAction } from "../executor.ts";
import { refusalInWords, timeInWords } from "./words.ts";

/** A decision as sentences for a support lead: the first says what was decided, each further one what became of it. */
export function sentencesOf(decision: Decision): string[] {
  const { at, rule, because, actions } = decision;
  const head = `${timeInWords(at)}, ${rule}: ${verdictOf(decision)} ${because}`.trimEnd();
  return [
    head,
    ...actions.map((action, index) => actionSentence(action, index, decision)),
    ...tailOf(decision),
  ];
}

/** What holds an object, as a sentence. */
export function holdSentence({ rule, hold }: Pick<Decision, "rule" | "hold">): string | undefined {
  if (hold === undefined) return undefined;
  return `${rule} is held since ${timeInWords(hold.at)} by ${hold.by}, and leaves it alone until that is released: ${hold.because}`;
}

function verdictOf({ outcome, mode, state, by, undoes, reason, receipts }: Decision): string {
  const who = by ?? "an operator";
  switch (outcome) {
    case "skip":
      return `nothing to do (${reason}).`;
    case "undo": {
      const which = undoes === undefined ? "an earlier decision" : `decision ${undoes.version}`;
      if (state === "open") return `${who} is taking back ${which}, and it is not finished.`;
      if (isAllRefused(receipts)) return `${who} tried to take back ${which}, and nothing of it was.`;
      return state === "failed" ? `${who} could not take back ${which} whole.` : `${who} took back ${which}.`;
    }
    case "release":
      return `${who} ended the hold; the rule may act again.`;
    case "plan":
      if (mode === "dry-run") return `would have acted (${reason}); in this dry run nothing was changed.`;
      if (state === "open") return `decided to act (${reason}) and has not finished.`;
      if (state === "failed") return `could not finish (${reason}).`;
      return isAllRefused(receipts)
        ? `wanted to act (${reason}), and nothing of it was done.`
        : `acted (${reason}).`;
  }
}

function isAllRefused(receipts: readonly Receipt[]): boolean {
  return receipts.length > 0 && receipts.every(({ result }) => result === "refused");
}

function actionSentence(action: Action, index: number, { mode, state, receipts }: Decision): string {
  const what = describeAction(action);
  if (mode === "dry-run") return `- ${what} Not done: dry run.`;
  // The receipt that counts is the last: an attempt may have been repeated.
  const receipt = receipts.findLast((one) => one.action === index);
  if (receipt !== undefined) return `- ${what} ${receiptSentence(receipt)}`;
  return state === "open"
    ? `- ${what} Not finished yet.`
    : `- ${what} Not tried, because of what came before.`;
}

function receiptSentence({ result, at, reason, missing = [] }: Receipt): string {
  const without = missing.length === 0 ? "" : ` Without ${missing.join(", ")}: Intercom no longer knew them.`;
  switch (result) {
    case "applied":
      return `Done at ${timeInWords(at)}.${without}`;
    case "found":
      return `Found done already at ${timeInWords(at)}.${without}`;
    case "refused":
      return `Not done: ${refusalInWords(reason)}.`;
  }
}

function tailOf({ state, outcome, waitsSince, hold, at }: Decision): string[] {
  const lines: string[] = [];
  if (state === "failed" && outcome === "plan")
    lines.push("If its message is parked, replay it once the cause is mended.");
  if (state === "open")
    lines.push("Whoever works on it is still at it, or died; the next message looks first.");
  if (waitsSince !== undefined) lines.push(`It waits since ${timeInWords(waitsSince)} for the next sweep.`);
  if (outcome === "undo" && hold !== undefined && hold.at === at) {
    lines.push("The rule leaves it alone from then on, until the hold is released.");
  }
  return lines;
}
