import type { Action, TagTarget } from "../../state/index.ts";
import { ActionInvalidError } from "./errors.ts";

/**
 * Characters of a note, reply or closing message. Intercom states no limit; this one keeps a plan of ten of them
 * within the 400 kB of a table's item.
 */
export const LONGEST_BODY = 10_000;
/** More targets in one call may time out (docs/intercom-api-1.3/tags.md §3). */
export const MOST_TARGETS = 50;

/** Refuses an action that can't be done as it is. Throws ActionInvalidError, which names kind, field and remedy. */
export function checkAction(action: Action): void {
  switch (action.kind) {
    case "note":
    case "reply":
    case "close":
      checkBody(action.kind, action.body);
      break;
    case "tag":
    case "untag":
      checkTargets(action.kind, action.on);
      break;
  }
}

function checkBody(kind: string, body: string | undefined): void {
  if (body === undefined) return;
  if (body.trim() === "") throw new ActionInvalidError(kind, "body", "is empty: give words, or leave it out");
  if (body.length > LONGEST_BODY) {
    throw new ActionInvalidError(
      kind,
      "body",
      `has ${body.length} characters, ${LONGEST_BODY} at most: shorten it`,
    );
  }
}

function checkTargets(kind: string, on: readonly TagTarget[]): void {
  if (on.length === 0) throw new ActionInvalidError(kind, "on", "is empty: name who is tagged");
  if (on.length > MOST_TARGETS) {
    throw new ActionInvalidError(
      kind,
      "on",
      `names ${on.length}, ${MOST_TARGETS} at most: make several actions`,
    );
  }
  const companies = on.filter((target) => target.kind === "company").length;
  if (companies > 0 && companies < on.length) {
    throw new ActionInvalidError(kind, "on", "names people and companies: make two actions");
  }
}
