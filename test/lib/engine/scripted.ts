import type { Known, Mode, Proposal, Rule } from "../../../lib/engine/rule.ts";
import type { World } from "../../support/world.ts";

/** A rule that proposes what it is told, one thing after the other, and keeps what it was given to remember. */
export function scripted(
  world: World,
  name: string,
  mode: Mode,
  proposals: readonly Proposal[],
  budget: Rule<unknown>["budget"] = {},
) {
  const known: (Known | undefined)[] = [];
  const invocation = world.invocation({ mode });
  const script = [...proposals];
  const rule: Rule<unknown> = {
    ...invocation.run.rule,
    name,
    budget,
    gather: async () => ({}),
    decide(_event, _facts, remembered) {
      known.push(remembered);
      return script.shift() ?? skip();
    },
  };
  return { ...invocation, run: { ...invocation.run, rule }, known };
}

export function skip(more: object = {}): Proposal {
  return { outcome: "skip", reason: "seen", because: "Seen.", ...more };
}

/** A note, and then an assignment to somebody who does not exist: Intercom refuses it for good. */
export function halfFailing(conversation: string, more: object = {}): Proposal {
  return {
    outcome: "plan",
    reason: "wanted",
    because: "It is wanted.",
    actions: [
      { kind: "note", conversation, body: "We looked into it.", reason: "It is wanted." },
      {
        kind: "assign",
        conversation,
        to: { type: "admin", id: "424242" },
        from: { type: "nobody_admin", id: null },
        reason: "It is wanted.",
      },
    ],
    ...more,
  };
}

/** A note with these words. */
export function noting(conversation: string, body: string, more: object = {}): Proposal {
  return {
    outcome: "plan",
    reason: "wanted",
    because: "It is wanted.",
    actions: [{ kind: "note", conversation, body, reason: "It is wanted." }],
    ...more,
  };
}
