import { seconds } from "../clock.ts";
import type { Tag } from "../tags/tags.ts";
import { publishPartTag } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import type { Conversation, Part } from "./conversation.ts";

/** A tag on one part of a conversation, or on its first message. */
export interface PartTag {
  readonly tagId: string;
  /** A part's id, or the message's. */
  readonly partId: string;
  /** Unix seconds. */
  readonly appliedAt: number;
  readonly adminId: string;
}

/**
 * An admin tags a part. Fires `conversation_part.tag.created`; a part that has the tag already stays as it is, and
 * nobody is told.
 */
export function tagPart(
  world: World,
  conversation: Conversation,
  { part, tag, adminId }: { readonly part: Part; readonly tag: Tag; readonly adminId: string },
): void {
  if (conversation.partTags.some(({ tagId, partId }) => tagId === tag.id && partId === part.id)) return;
  const added: PartTag = { tagId: tag.id, partId: part.id, appliedAt: seconds(world.clock), adminId };
  conversation.partTags = [...conversation.partTags, added];
  publishPartTag(world, conversation, part, added);
}

/** The first message as a part, which it is when it is tagged (webhooks.md, captures). */
export function messageAsPart({ message, createdAt }: Conversation): Part {
  return {
    id: message.id,
    partType: "comment",
    body: message.body,
    createdAt,
    assignedTo: null,
    author: message.author,
    attachments: [],
  };
}

/** Tags of parts as a conversation shows them; those that were deleted are gone from it. */
export function partTagsView({ tags }: World, partTags: readonly PartTag[]): object {
  const shown = partTags.flatMap(({ tagId, appliedAt, adminId }) => {
    const tag = tags.find(tagId);
    if (tag === undefined) return [];
    const applied_by = { type: "admin", id: adminId };
    return { type: "tag", id: tag.id, name: tag.name, applied_at: appliedAt, applied_by };
  });
  return { type: "tag.list", tags: shown };
}
