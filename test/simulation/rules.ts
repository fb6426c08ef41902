import type { Plan, Rule } from "../../lib/engine/index.ts";
import type { Conversation } from "../../lib/intercom/index.ts";
import { autoAssign } from "../../lib/rules/auto-assign/rule.ts";
import { defineConfig } from "../../lib/rules/settings.ts";
import type { Action } from "../../lib/state/index.ts";
import { chanceOf } from "./chance.ts";
import { ACTING_ADMIN, PEOPLE, TEAM } from "./workspace.ts";

/** Auto-assign as it is shipped, for the simulated team. */
export function shippedAutoAssign(): Rule<unknown> {
  return autoAssign(
    defineConfig({
      actingAdmin: ACTING_ADMIN,
      rules: { autoAssign: { mode: "live", pool: { team: TEAM } } },
    }),
  );
}

/**
 * A rule that answers every event with one to three actions of many kinds, by the event's name alone: notes, replies
 * and closings that say which event they are for, and assignments. It leaves no choice to a rotation.
 */
export function steward(): Rule<Conversation> {
  return {
    name: "steward",
    mode: "live",
    callsPerEvent: 7,
    budget: { perObjectHour: 40 },
    objectOf: ({ item }) => {
      const id = typeof item === "object" && item !== null && "id" in item ? item.id : undefined;
      return typeof id === "string" ? { kind: "conversation", id } : undefined;
    },
    actingAdmin: async () => ACTING_ADMIN,
    gather: (_event, { id }, { intercom, call }) => intercom.conversations.get(id, call),
    decide: ({ id }, conversation): Plan => ({
      outcome: "plan",
      reason: "stewarded",
      because: "It does something about everything.",
      actions: actionsFor(id, conversation),
    }),
  };
}

function actionsFor(event: string, { id: conversation, assignee, state }: Conversation): Action[] {
  const chance = chanceOf(numberOf(event));
  const common = { conversation, reason: "It is about time." };
  const from = { type: assignee.type, id: assignee.id ?? null };
  const note: Action = { ...common, kind: "note", body: `A note on ${event}` };
  const reply: Action = { ...common, kind: "reply", body: `Hello about ${event}`, messageType: "comment" };
  const assign: Action = { ...common, kind: "assign", to: { type: "admin", id: chance.pick(PEOPLE) }, from };
  const words = chance.hits(0.5) ? { body: `Bye from ${event}` } : {};
  const close: Action = { ...common, kind: "close", ...words, was: { state: "open" } };
  // To assign a closed conversation would open it.
  const changes = state === "open" ? [assign, close] : [];
  const all = [note, reply, ...changes];
  const wanted = all.filter(() => chance.hits(0.6));
  return wanted.length === 0 ? [note] : wanted;
}

function numberOf(event: string): number {
  return Number(event.match(/\d+/)?.[0] ?? 0);
}
