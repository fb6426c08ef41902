import type { Proposal } from "../../engine/index.ts";
import { type AutoAssignFacts, type ConversationFacts, drawOf, type PoolFacts } from "./facts.ts";

/**
 * Decides who gets a conversation: the one in the pool whose last turn is longest ago, of those who are not away
 * and have an inbox seat. A conversation that a human or another team has is left alone. Pure.
 */
export function decide(facts: AutoAssignFacts): Proposal {
  const { conversation, pool, actingAdmin } = facts;
  if (conversation === undefined) return skip("gone", "The conversation no longer exists in Intercom.");
  const left = leaveAlone(conversation, pool);
  if (left !== undefined) return left;

  const draw = drawOf(pool, actingAdmin);
  if (draw.among.length === 0) {
    return {
      ...skip("nobody_free", `All ${draw.members.length} in ${pool.name} are away or have no inbox seat.`),
      waitsSince: conversation.createdAt,
    };
  }
  const because = `Next in turn of the ${draw.among.length} free in ${pool.name} (${draw.members.length} in all).`;
  return {
    outcome: "plan",
    reason: "assigned",
    because,
    actions: [
      { kind: "assign", conversation: conversation.id, draw, from: conversation.assignee, reason: because },
    ],
  };
}

function leaveAlone({ state, assignee }: ConversationFacts, { team, name }: PoolFacts): Proposal | undefined {
  if (state === "closed") return skip("closed", "The conversation is closed.");
  if (state === "snoozed") return skip("snoozed", "The conversation is snoozed.");
  if (assignee.type === "admin") return skip("has_assignee", "A teammate has the conversation already.");
  if (assignee.type === "team" && assignee.id !== team) {
    return skip("with_another_team", `The conversation is with team ${assignee.id}, not with ${name}.`);
  }
  return undefined;
}

function skip(reason: string, because: string) {
  return { outcome: "skip", reason, because } as const;
}
