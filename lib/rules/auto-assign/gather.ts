import type { DrawLoad, ObjectRef, Reading } from "../../engine/index.ts";
import type { Conversation } from "../../intercom/index.ts";
import { needsFor, orUndefined, readAsked } from "./asked.ts";
import { assignedByOf } from "./assigned-by.ts";
import type { AutoAssignSettings } from "./config.ts";
import { needsCounts } from "./eligible.ts";
import type { AutoAssignFacts, ConversationFacts, WorkspaceFacts } from "./facts.ts";
import { excluded, leaveAlone } from "./leave-alone.ts";
import { chooseTarget } from "./route.ts";
import type { Shared } from "./shared.ts";

export { findActingAdmin } from "./workspace.ts";

/**
 * Reads what auto-assign decides on, and stops as soon as the decision is clear: the conversation; the person, if a
 * condition asks about them; Intercom's counts, if the pool it goes to depends on them.
 */
export async function gather(
  object: ObjectRef,
  settings: AutoAssignSettings,
  workspace: WorkspaceFacts,
  shared: Shared,
  reading: Reading,
): Promise<AutoAssignFacts> {
  const { intercom, call } = reading;
  const read = await orUndefined(() => intercom.conversations.get(object.id, call));
  if (read === undefined) return { ...workspace, conversation: undefined, asked: {} };
  const conversation = factsOf(read);
  const bare = { ...workspace, conversation, asked: {} };
  if (leaveAlone(settings, conversation, workspace) !== undefined) return bare;

  const asked = await readAsked(needsFor(settings, conversation), read, shared, reading);
  const facts = { ...bare, asked };
  if (excluded(settings, facts) !== undefined) return facts;
  const target = chooseTarget(settings, conversation, facts);
  const isCounted = target.kind === "pool" && needsCounts(target.pool);
  return isCounted ? { ...facts, load: await readLoad(shared) } : facts;
}

/** How many conversations each teammate has open by Intercom's count (docs/intercom-api-1.3/counts.md §3). */
export async function readLoad(shared: Shared): Promise<DrawLoad> {
  const { counts, countedAt } = await shared.adminCounts();
  return {
    open: Object.fromEntries(counts.conversation.admin.map(({ id, open }) => [id, open])),
    countedAt,
  };
}

/** What a conversation says about itself, fetched or listed: lists leave out the parts only. */
export function factsOf(conversation: Conversation): ConversationFacts {
  const { type = "nobody_admin", id = null } = conversation.assignee ?? {};
  const assignedBy = assignedByOf(conversation);
  return {
    id: conversation.id,
    createdAt: (conversation.created_at ?? 0) * 1000,
    state: conversation.state ?? (conversation.open === false ? "closed" : "open"),
    assignee: { type, id },
    waits: conversation.waiting_since != null,
    ...(assignedBy === undefined ? {} : { assignedBy }),
  };
}
