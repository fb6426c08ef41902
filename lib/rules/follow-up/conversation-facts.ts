import type { Conversation, ConversationPart } from "../../intercom/index.ts";
import type { ConversationFacts, Happening } from "./facts.ts";

/**
 * What a conversation says about itself, fetched or listed. Parts of the acting admin are our own doings, which
 * neither begin nor end a wait; bots' and campaigns' are nobody's.
 */
export function conversationFacts(conversation: Conversation, actingAdmin: string): ConversationFacts {
  const { id, state, snoozed_until, waiting_since, assignee, user, conversation_parts } = conversation;
  const parts = conversation_parts?.conversation_parts;
  return {
    id,
    state,
    snoozedUntil: inMs(snoozed_until),
    waitingSince: inMs(waiting_since),
    assignee: { type: assignee.type, id: assignee.id ?? null },
    customer:
      typeof user?.id === "string"
        ? { kind: user.type === "user" ? "user" : "lead", id: user.id }
        : undefined,
    happenings: Array.isArray(parts)
      ? [
          ...firstMessage(conversation, actingAdmin),
          ...parts.flatMap((part) => happeningOf(part, actingAdmin)),
        ]
      : undefined,
  };
}

function inMs(seconds: number | null | undefined): number | undefined {
  return typeof seconds === "number" ? seconds * 1000 : undefined;
}

/** Ways of delivery of what people write themselves. */
const BY_PEOPLE: readonly (string | null | undefined)[] = [
  "customer_initiated",
  "admin_initiated",
  null,
  undefined,
];

function firstMessage(
  { created_at, conversation_message: first }: Conversation,
  actingAdmin: string,
): Happening[] {
  if (first?.author === undefined || !BY_PEOPLE.includes(first.delivered_as)) return [];
  const kind = sideOf(first.author, actingAdmin);
  return kind === undefined ? [] : [{ kind, id: `message-${first.id}`, at: created_at * 1000 }];
}

/** Types of part whose words the customer sees, or wrote. */
const MESSAGES: readonly string[] = ["comment", "open", "close", "quick_reply"];
/** Types of part in which somebody is given the conversation. */
const ASSIGNMENTS: readonly string[] = ["assignment", "assign_and_reopen", "assign_and_unsnooze"];

function happeningOf(part: ConversationPart, actingAdmin: string): Happening[] {
  const side = sideOf(part.author, actingAdmin);
  const common = { id: part.id, at: (part.created_at ?? 0) * 1000 };
  if (side === undefined) return [];
  if (MESSAGES.includes(part.part_type)) return hasContent(part) ? [{ kind: side, ...common }] : [];
  if (!ASSIGNMENTS.includes(part.part_type) || side !== "teammate") return [];
  // A first reply assigns the conversation to whoever wrote it; any other words in an assignment are a note.
  const to = typeof part.assigned_to === "string" ? part.assigned_to : part.assigned_to?.id;
  const isReply = hasContent(part) && to === part.author?.id;
  return [{ kind: isReply ? "teammate" : "handover", ...common }];
}

function sideOf(
  author: ConversationPart["author"],
  actingAdmin: string,
): "customer" | "teammate" | undefined {
  switch (author?.type) {
    case "user":
    case "lead":
    case "contact":
      return "customer";
    case "admin":
      return author.id === actingAdmin ? undefined : "teammate";
    default:
      return undefined;
  }
}

function hasContent({ body, attachments }: ConversationPart): boolean {
  return (typeof body === "string" && body.trim() !== "") || (attachments ?? []).length > 0;
}
