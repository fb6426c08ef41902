import type { ActionUndone, UndoReport } from "./report.ts";

/** The sentences of a report, for people: what became of the undo, then of each action. Names ids only. */
export function describeUndo(report: UndoReport): string[] {
  return [headline(report), ...report.actions.map(sentence)];
}

const REFUSALS: Readonly<Record<string, string>> = {
  not_found: "There is no such decision.",
  dry_run: "It was made in a dry run: nothing was done that could be taken back.",
  skip: "It did nothing that could be taken back.",
  not_a_plan: "It is itself an undo or a release. To let the rule decide again, release the hold.",
  still_open: "It is still being carried out; try again when it is done.",
  nothing_to_undo: "None of its actions can be taken back.",
  changed: "The object has changed since; to take it back all the same, force it.",
  gone: "Intercom no longer knows what it was about.",
};

const HELD = " The rule leaves the object alone all the same, until the hold is released.";

function headline({ object, rule, version, outcome, reason = "", held }: UndoReport): string {
  const which = `Decision ${version} of ${rule} about ${object}`;
  const tail = held === true ? HELD : "";
  switch (outcome) {
    case "undone":
      return `${which} was taken back; the rule leaves the object alone until the hold is released.`;
    case "already_undone":
      return `${which} had been taken back before.`;
    case "refused":
      return `${which} was not taken back. ${REFUSALS[reason] ?? reason}${tail}`;
    case "failed":
      return `${which} could not be taken back whole: Intercom refused (${reason}).${tail}`;
    case "busy":
      return `${which} was not taken back: someone else works on the object. Try again in a minute.`;
  }
}

function sentence({ action, kind, result, reason = "", because, by }: ActionUndone): string {
  const which = `Action ${action} (${kind})`;
  const why = because ?? reason;
  switch (result) {
    case "undone":
      return `${which}: taken back by decision ${by}.`;
    case "refused":
      return `${which}: left as it is, because the object has changed or Intercom refused (${why}).`;
    case "cannot":
      return `${which}: can't be taken back. ${why}`;
    case "not_done":
      return `${which}: had not been done (${why}).`;
  }
}
