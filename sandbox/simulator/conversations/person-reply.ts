import { seconds } from "../clock.ts";
import { ApiError } from "../http/api-error.ts";
import type { Person } from "../people/person.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import { type Attachment, type Conversation, customerIds } from "./conversation.ts";
import { leaveAwayAdmin } from "./leave-away.ts";
import { setState } from "./set-state.ts";

/** What a person says, and where. */
export interface PersonReply {
  readonly person: Person;
  readonly body: string;
  readonly attachments: readonly Attachment[];
  /** Through the messenger, which marks the conversation as read; the API leaves that as it is. */
  readonly messenger: boolean;
}

/**
 * A person's comment. It opens a closed conversation, with an `open` part that has the words, and wakes a snoozed
 * one; the person waits from now on unless they waited already. Somebody away may lose it by that. Throws 403 for somebody who takes no part.
 */
export function replyAsPerson(world: World, conversation: Conversation, reply: PersonReply): void {
  if (!customerIds(conversation).includes(reply.person.id)) {
    throw new ApiError(403, "action_forbidden", "The user is not part of this conversation");
  }
  const now = seconds(world.clock);
  const partType = conversation.state === "closed" ? "open" : "comment";
  setState(conversation, "open");
  conversation.listed = true;
  conversation.waitingSince ??= now;
  conversation.customerFirstReplyAt ??= now;
  if (reply.messenger) conversation.read = true;
  const part = addPart(world, conversation, partType, {
    author: { type: "person", id: reply.person.id },
    body: reply.body,
    attachments: reply.attachments,
  });
  publishConversation(world, "conversation.user.replied", conversation, part);
  leaveAwayAdmin(world, conversation);
}
