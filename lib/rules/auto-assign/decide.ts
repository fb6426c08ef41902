import type { DrawnAction, Plan, Proposal } from "../../engine/index.ts";
import type { Action } from "../../state/index.ts";
import type { AutoAssignSettings } from "./config.ts";
import { drawOf, explainNobody, whyNot } from "./eligible.ts";
import type { AutoAssignFacts, ConversationFacts, PoolFacts } from "./facts.ts";
import { excluded, leaveAlone, skip } from "./leave-alone.ts";
import { chooseTarget, type Target } from "./route.ts";
import { rememberWaiting, type WaitsFor } from "./waiting.ts";

/**
 * Decides who gets a conversation: the pool, teammate or team that the settings send it to, and of a pool whoever its
 * strategy draws among those who are free. When nobody is, it waits. Pure.
 */
export function decide(facts: AutoAssignFacts, settings: AutoAssignSettings): Proposal {
  const { conversation } = facts;
  if (conversation === undefined) return skip("gone", "The conversation no longer exists in Intercom.");
  const left = leaveAlone(settings, conversation, facts) ?? excluded(settings, facts);
  if (left !== undefined) return left;
  const target = chooseTarget(settings, conversation, facts);
  switch (target.kind) {
    case "none":
      return skip(target.reason, target.why);
    case "pool":
      return fromPool(target.pool, target, conversation, facts, settings);
    case "admin": {
      const { teammate } = target;
      const obstacle = whyNot(teammate, undefined);
      if (obstacle !== undefined) {
        const because = sentences(target.why, `${teammate.id} ${obstacle}.`);
        return wait(because, conversation, { admin: teammate.id });
      }
      const because = sentences(target.why, `It goes to ${teammate.id}.`);
      return plan(conversation, because, settings, { to: { type: "admin", id: teammate.id } });
    }
    case "team": {
      const because = sentences(target.why, `It goes to team ${target.id}.`);
      return plan(conversation, because, settings, { to: { type: "team", id: target.id } });
    }
  }
}

function fromPool(
  pool: PoolFacts,
  { why }: Target,
  conversation: ConversationFacts,
  { actingAdmin, load }: AutoAssignFacts,
  settings: AutoAssignSettings,
): Proposal {
  const draw = drawOf(pool, actingAdmin, load, conversation.id);
  const whom = { pool: pool.key };
  if (draw.among.length === 0) {
    return wait(sentences(why, explainNobody(pool, actingAdmin, load)), conversation, whom);
  }
  const next = { "round-robin": "Next in turn", weighted: "Next by weight", balanced: "Fewest open" };
  const among = `${next[pool.strategy]} of the ${draw.among.length} free in ${pool.title}`;
  const because = sentences(why, `${among} (${draw.members.length} in all).`);
  const full = `Everyone free in ${pool.title} has reached their limit, or the pool has reached its own.`;
  const ifNobody = wait(sentences(why, full), conversation, whom);
  return plan(conversation, because, settings, { draw, ifNobody });
}

function plan(
  { id, assignee }: ConversationFacts,
  because: string,
  { noteReason = false }: AutoAssignSettings,
  who: Pick<Extract<Action, { kind: "assign" }>, "to"> | Pick<DrawnAction, "draw" | "ifNobody">,
): Plan {
  const common = { conversation: id, reason: because };
  const body = `Assigned by Switchboard. ${because}`;
  const note = noteReason ? [{ kind: "note", body, ...common } as const] : [];
  return {
    outcome: "plan",
    reason: assignee.type === "admin" ? "taken_over" : "assigned",
    because,
    actions: [{ kind: "assign", ...who, from: assignee, ...common }, ...note],
  };
}

function wait(because: string, { createdAt }: ConversationFacts, whom: WaitsFor) {
  return { ...skip("nobody_free", because), waitsSince: createdAt, ...rememberWaiting(whom) };
}

function sentences(...all: readonly string[]): string {
  return all.filter((one) => one !== "").join(" ");
}
