import { seconds } from "../clock.ts";
import type { World } from "../world.ts";
import type { Assignee, Attachment, Author, Conversation, Part, PartType } from "./conversation.ts";
import { htmlFrom } from "./text.ts";

/** What a new part may carry. */
export interface PartContent {
  readonly author: Author;
  /** As the client sent it. */
  readonly body?: string | undefined;
  readonly assignedTo?: Assignee;
  readonly attachments?: readonly Attachment[];
}

/** Adds a part, stamped now, and touches the conversation. */
export function addPart(
  world: World,
  conversation: Conversation,
  partType: PartType,
  { author, body, assignedTo, attachments }: PartContent,
): Part {
  const now = seconds(world.clock);
  const part: Part = {
    id: world.ids.part(),
    partType,
    body: body === undefined ? null : htmlFrom(body),
    createdAt: now,
    assignedTo: assignedTo ?? null,
    author,
    attachments: attachments ?? [],
  };
  conversation.parts.push(part);
  world.conversations.touch(conversation, now);
  return part;
}
