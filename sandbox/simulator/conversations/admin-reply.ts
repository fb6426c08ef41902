import type { JsonObject } from "../json.ts";
import { publishConversation } from "../webhooks/publish.ts";
import type { World } from "../world.ts";
import { addPart } from "./add-part.ts";
import { assign } from "./assign.ts";
import type { Assignee, Author, Conversation } from "./conversation.ts";
import {
  type AdminAct,
  type AdminMessageType,
  readAdmin,
  readAdminMessageType,
  readAttachments,
  readBody,
  readNeededBody,
} from "./reply-input.ts";
import { setState } from "./set-state.ts";
import { snooze } from "./snooze.ts";

/** Everything an admin can do by `POST /conversations/{id}/reply`: the table "Effects" of conversations.md. */
export function replyAsAdmin(world: World, conversation: Conversation, body: JsonObject): void {
  const admin = readAdmin(world, body);
  const author: Author = { type: "admin", id: admin.id };
  const attachments = readAttachments(body);
  const optional = (): AdminAct => ({ admin, content: { author, body: readBody(body), attachments } });
  const needed = (): AdminAct => ({ admin, content: { author, body: readNeededBody(body), attachments } });
  const acts: Readonly<Record<AdminMessageType, () => void>> = {
    comment: () => comment(world, conversation, needed()),
    note: () => note(world, conversation, needed()),
    assignment: () => assign(world, conversation, optional(), body),
    open: () => open(world, conversation, optional()),
    close: () => close(world, conversation, optional()),
    snoozed: () => snooze(world, conversation, author, body),
  };
  acts[readAdminMessageType(body)]();
}

/** The first comment in an unassigned conversation assigns it, in the same part, and fires two notifications. */
function comment(world: World, conversation: Conversation, { admin, content }: AdminAct): void {
  const unassigned = conversation.assignee.type === "nobody_admin";
  const self: Assignee = { type: "admin", id: admin.id };
  if (unassigned) conversation.assignee = self;
  answered(conversation);
  const part = unassigned
    ? addPart(world, conversation, "assignment", { ...content, assignedTo: self })
    : addPart(world, conversation, "comment", content);
  publishConversation(world, "conversation.admin.replied", conversation, part);
  if (unassigned) publishConversation(world, "conversation.admin.assigned", conversation, part);
}

/** The customer doesn't see it: nothing changes but the part. */
function note(world: World, conversation: Conversation, { content }: AdminAct): void {
  const part = addPart(world, conversation, "note", content);
  publishConversation(world, "conversation.admin.noted", conversation, part);
}

function open(world: World, conversation: Conversation, { content }: AdminAct): void {
  const snoozed = conversation.state === "snoozed";
  setState(conversation, "open");
  const part = addPart(world, conversation, snoozed ? "unsnoozed" : "open", content);
  const topic = snoozed ? "conversation.admin.unsnoozed" : "conversation.admin.opened";
  publishConversation(world, topic, conversation, part);
}

/** With words, the `close` part carries them: there is no comment besides it. */
function close(world: World, conversation: Conversation, { content }: AdminAct): void {
  setState(conversation, "closed");
  if (content.body !== undefined) answered(conversation);
  const part = addPart(world, conversation, "close", content);
  publishConversation(world, "conversation.admin.closed", conversation, part);
  if (content.body !== undefined)
    publishConversation(world, "conversation.admin.replied", conversation, part);
}

/** The customer has an answer, and hasn't read it yet. */
function answered(conversation: Conversation): void {
  conversation.waitingSince = null;
  conversation.read = false;
}
