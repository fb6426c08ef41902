import type { Undoing } from "../../../../lib/engine/undo/index.ts";
import { systemClock } from "../../../../lib/intercom/index.ts";
import {
  type Action,
  type AssignAction,
  appendDecision,
  type Decision,
  listDecisions,
} from "../../../../lib/state/index.ts";
import { startTable } from "../../../support/table.ts";
import { startWorkspace } from "../actions/workspace.ts";

const RULE = "auto-assign";

/** A workspace and a table in which a rule has decided things. */
export async function startHistory() {
  const { table, close } = await startTable();
  const workspace = await startWorkspace();
  let owners = 0;
  const objectOf = (conversation: string) => `conversation#${conversation}`;
  const decisionsOf = (conversation: string) => listDecisions(table, objectOf(conversation), RULE);

  /** Adds a decision as the newest one. */
  async function append(conversation: string, rest: Partial<Decision>): Promise<Decision> {
    const [head] = await decisionsOf(conversation);
    const version = (head?.version ?? 0) + 1;
    const decision: Decision = {
      object: objectOf(conversation),
      rule: RULE,
      version,
      event: `notif_${conversation}_${version}`,
      topic: "conversation.user.created",
      at: Date.now(),
      mode: "live",
      outcome: "plan",
      reason: "assigned",
      because: "Next in turn.",
      actions: [],
      state: "done",
      receipts: [],
      ...rest,
    };
    if (!(await appendDecision(table, decision))) throw new Error("the version is taken");
    return decision;
  }

  return {
    ...workspace,
    table,
    decisionsOf,
    append,

    /** The rule decides about a conversation and does it. */
    async act(conversation: string, actions: Action[]): Promise<Decision> {
      const receipts = [...(await workspace.run(actions))];
      return append(conversation, { actions, receipts });
    },

    target: (conversation: string, version = 1) => ({ object: objectOf(conversation), rule: RULE, version }),

    /** One attempt of an operator's. */
    by: (rest: Partial<Undoing> = {}): Undoing => ({
      table,
      clock: systemClock,
      acting: workspace.acting,
      owner: `owner-${++owners}`,
      operator: "olga",
      ...rest,
    }),

    async close() {
      await workspace.close();
      await close();
    },
  };
}

export type History = Awaited<ReturnType<typeof startHistory>>;

/** Gives nobody's conversation to Ben, admin 12. */
export function giveToBen(conversation: string): AssignAction {
  return {
    kind: "assign",
    conversation,
    to: { type: "admin", id: "12" },
    from: { type: "nobody_admin", id: null },
    reason: "a test",
  };
}
