import type { Decision } from "../state/index.ts";

/** Of what a decision that ended can say about its plan: nothing of it was done, or it ended half-way. */
export function cameToNothing({ outcome, state, actions, receipts }: Decision): boolean {
  if (outcome !== "plan" || actions.length === 0) return false;
  return state === "failed" || (state === "done" && receipts.length > 0 && receipts.every(isRefused));
}

function isRefused({ result }: Decision["receipts"][number]): boolean {
  return result === "refused";
}

/** What a rule remembers after a decision: of a plan that came to nothing, what it remembered before. */
export function memoryAfter(head: Decision | undefined): Decision["memory"] {
  if (head === undefined) return undefined;
  return cameToNothing(head) && "memoryBefore" in head ? head.memoryBefore : head.memory;
}

/** The time that a decision leaves set in a mode: a dry run has times of its own, and keeps the live one. */
export function dueAfter(head: Decision | undefined, mode: Decision["mode"]): number | undefined {
  if (head?.mode === mode) return head.dueAt;
  return mode === "live" ? head?.liveDueAt : undefined;
}

/** What an operator's decision (undo, release) carries on of the head that it follows; both are live. */
export function carriedOn(
  head: Decision,
  memory = memoryAfter(head),
): Pick<Decision, "memory" | "expiresAt" | "dueAt" | "waitsSince" | "acts"> {
  const dueAt = dueAfter(head, "live");
  return {
    ...(memory === undefined ? {} : { memory }),
    ...(head.expiresAt === undefined ? {} : { expiresAt: head.expiresAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(head.waitsSince === undefined ? {} : { waitsSince: head.waitsSince }),
    ...(head.acts === undefined ? {} : { acts: head.acts }),
  };
}
