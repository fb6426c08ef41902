import type { Conversation, ConversationPart } from "../../intercom/index.ts";

/**
 * Who gave a conversation to the teammate or team who has it, from its newest part that says so
 * (docs/intercom-api-1.3/conversations.md, "conversation_part"). Undefined when no part does, as in a list.
 */
export function assignedByOf({ conversation_parts }: Conversation): { type: string; id: string } | undefined {
  const parts = conversation_parts?.conversation_parts ?? [];
  const last = parts.findLast((part) => part.assigned_to != null && isAssignment(part));
  const { type, id } = last?.author ?? {};
  return type == null || id == null ? undefined : { type, id };
}

/** Any kind of part may give it away; these are what Intercom calls the ones that do. */
function isAssignment({ part_type }: ConversationPart): boolean {
  return part_type.includes("assign");
}
