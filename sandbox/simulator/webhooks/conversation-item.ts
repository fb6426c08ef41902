import { teamEmail } from "../admins/view.ts";
import { authorView } from "../conversations/author-view.ts";
import {
  type Assignee,
  type Author,
  type Conversation,
  isOpen,
  type Part,
} from "../conversations/conversation.ts";
import { type PartTag, partTagsView } from "../conversations/part-tags.ts";
import { attachmentView } from "../conversations/view.ts";
import type { World } from "../world.ts";

/**
 * A conversation as a notification carries it (webhooks.md, "Conversation item"): not as REST shows it. It has only
 * the part that caused the notification, and `user` in place of `customers`. `tagsAdded`: to that part, just now.
 */
export function conversationItem(
  world: World,
  conversation: Conversation,
  part: Part | undefined,
  tagsAdded: readonly PartTag[] = [],
): object {
  const parts = part === undefined ? [] : [partItem(world, conversation, part)];
  return {
    type: "conversation",
    id: conversation.id,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    user: customerItem(world, conversation.personId),
    assignee: assigneeItem(world, conversation.assignee),
    conversation_message: messageItem(world, conversation),
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: parts,
      total_count: parts.length,
    },
    open: isOpen(conversation),
    state: conversation.state,
    snoozed_until: conversation.snoozedUntil,
    read: conversation.read,
    metadata: {},
    tags: partTagsView(world, conversation.partTags),
    tags_added: partTagsView(world, tagsAdded),
    links: {
      conversation_web: `https://app.intercom.io/a/apps/${world.appId}/conversations/${conversation.id}`,
    },
  };
}

function customerItem({ people }: World, personId: string): object {
  const person = people.byId(personId);
  return {
    type: person?.kind ?? "user",
    id: personId,
    user_id: person?.userId ?? null,
    name: person?.name ?? person?.pseudonym ?? null,
    email: person?.email ?? "",
    do_not_track: null,
  };
}

function messageItem(world: World, { message }: Conversation): object {
  const { type, id } = authorItem(world, message.author);
  return {
    type: "conversation_message",
    id: message.id,
    url: null,
    subject: message.subject,
    body: message.body,
    author: { type, id },
    attachments: [],
  };
}

function partItem(world: World, conversation: Conversation, part: Part): object {
  return {
    type: "conversation_part",
    id: part.id,
    part_type: part.partType,
    body: part.body,
    created_at: part.createdAt,
    updated_at: part.createdAt,
    notified_at: part.createdAt,
    assigned_to: assignedTo(world, conversation, part),
    author: authorItem(world, part.author),
    attachments: part.attachments.map(attachmentView),
    external_id: null,
  };
}

/** An admin's `open` part names the assignee, though it assigned nobody (webhooks.md, captures of `admin.opened`). */
function assignedTo(world: World, conversation: Conversation, part: Part): object | null {
  const opened = part.partType === "open" && part.author.type === "admin";
  const assignee = part.assignedTo ?? (opened ? conversation.assignee : null);
  if (assignee === null) return null;
  const { email: _, ...named } = assigneeItem(world, assignee);
  return named;
}

interface AssigneeItem {
  readonly type: Assignee["type"];
  readonly id: string | null;
  readonly name?: string;
  readonly email?: string;
}

function assigneeItem({ teammates }: World, assignee: Assignee): AssigneeItem {
  if (assignee.type === "admin") {
    const admin = teammates.admin(assignee.id);
    return { ...assignee, name: admin?.name ?? "", email: admin?.email ?? "" };
  }
  if (assignee.type === "nobody_admin") return assignee;
  const team = teammates.team(assignee.id);
  return team === undefined ? assignee : { ...assignee, name: team.name, email: teamEmail(team) };
}

interface AuthorItem {
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
  readonly email?: string;
}

/** A lead is called a user here, and only people have an email (webhooks.md). */
function authorItem(world: World, author: Author): AuthorItem {
  const { type, id, name, email } = authorView(world, author);
  return author.type === "person" ? { type: "user", id, name, email: email ?? "" } : { type, id, name };
}
