import type { Skip } from "../../engine/index.ts";
import type { AutoAssignSettings } from "./config.ts";
import type { AutoAssignFacts, ConversationFacts, WorkspaceFacts } from "./facts.ts";

const HOUR_MS = 3_600_000;

/** A skip with its reason. */
export function skip(reason: string, because: string): Skip {
  return { outcome: "skip", reason, because };
}

/** Why a conversation is nothing for this rule, by its state, its assignee and its age alone; undefined if it may be. */
export function leaveAlone(
  settings: AutoAssignSettings,
  conversation: ConversationFacts,
  workspace: WorkspaceFacts,
): Skip | undefined {
  const { state, assignee, createdAt } = conversation;
  if (state === "closed") return skip("closed", "The conversation is closed.");
  if (state === "snoozed") return skip("snoozed", "The conversation is snoozed.");
  if (assignee.type === "admin") {
    const staying = leaveWithAssignee(settings, conversation, workspace);
    if (staying !== undefined) return skip("has_assignee", staying);
  }
  const hours = settings.ignoreOlderThanHours;
  if (hours !== undefined && createdAt < workspace.now - hours * HOUR_MS) {
    return skip("too_old", `The conversation was begun more than ${hours} hours ago.`);
  }
  return undefined;
}

/** Whether what the settings exclude holds of it. */
export function excluded({ exclude }: AutoAssignSettings, { asked, now }: AutoAssignFacts): Skip | undefined {
  const outcome = exclude?.evaluate(asked, { now: Math.floor(now / 1000) });
  return outcome?.holds === true
    ? skip("excluded", `The settings exclude it. ${outcome.because}`)
    : undefined;
}

/** Why a conversation stays with the teammate who has it; undefined when it is taken over from them. */
function leaveWithAssignee(
  { takeOver }: AutoAssignSettings,
  { assignee, assignedBy, waits }: ConversationFacts,
  { teammates, actingAdmin }: WorkspaceFacts,
): string | undefined {
  const whenAway = takeOver?.whenAway ?? false;
  if (whenAway === false) return "A teammate has the conversation already.";
  // Someone whom Intercom no longer knows will not be back.
  if (teammates.get(assignee.id ?? "")?.away === false)
    return "A teammate who is there has the conversation.";
  if (!waits) return "A teammate who is away has the conversation, and the customer waits for nothing.";
  if (whenAway === "always" || assignedBy?.type === "bot" || assignedBy?.id === actingAdmin) return undefined;
  return "Another teammate gave the conversation to one who is away, and the settings leave that to people.";
}
