import type { JsonObject } from "../json.ts";
import type { NotificationItem } from "../webhooks/index.ts";

const RHEA = { type: "admin", id: "493881", name: "Rhea Quill", email: "rhea@example.test" };

/** A lead's conversation as notifications have one: with the part that caused it alone. Pass fields to have others. */
export function sampleConversationItem(overrides: JsonObject = {}): NotificationItem {
  return {
    type: "conversation",
    id: "21330000001",
    created_at: 1560945600,
    updated_at: 1560945900,
    user: {
      type: "lead",
      id: "5d0a1c2e9f3b4a5c6d7e8f90",
      user_id: "0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44",
      name: "Lea Moss",
      email: "lea@example.test",
      do_not_track: null,
    },
    assignee: { ...RHEA },
    conversation_message: {
      type: "conversation_message",
      id: "331000001",
      url: "https://example.test/pricing",
      subject: "",
      body: "<p>Hi</p>",
      // Of a lead, too.
      author: { type: "user", id: "5d0a1c2e9f3b4a5c6d7e8f90" },
      attachments: [],
    },
    conversation_parts: partList([
      samplePartItem({
        body: "<p>Thanks</p>",
        author: {
          type: "user",
          id: "5d0a1c2e9f3b4a5c6d7e8f90",
          name: "Lea Moss",
          email: "lea@example.test",
        },
      }),
    ]),
    open: true,
    state: "open",
    snoozed_until: null,
    read: true,
    metadata: {},
    tags: { type: "tag.list", tags: [] },
    tags_added: { type: "tag.list", tags: [] },
    links: { conversation_web: "https://app.intercom.io/a/apps/w0rkspac/conversations/21330000001" },
    ...overrides,
  };
}

/** An admin's comment as notifications have one; pass fields to have another part. */
export function samplePartItem(overrides: JsonObject = {}): JsonObject {
  return {
    type: "conversation_part",
    id: "2824000001",
    part_type: "comment",
    body: "<p>Hello!</p>",
    created_at: 1560945900,
    updated_at: 1560945900,
    notified_at: 1560945900,
    assigned_to: null,
    author: { type: "admin", id: "493881", name: "Rhea Quill" },
    attachments: [],
    external_id: null,
    ...overrides,
  };
}

const NOBODY = { type: "nobody_admin", id: null };

/** What is different in a conversation by topic: docs/intercom-api-1.3/webhooks.md, "What each capture showed". */
export function conversationFor(topic: string): NotificationItem {
  const part = (fields: JsonObject) => ({ conversation_parts: partList([samplePartItem(fields)]) });
  switch (topic) {
    case "conversation.user.created":
      return sampleConversationItem({ conversation_parts: partList([]), assignee: { ...NOBODY } });
    case "conversation.admin.replied":
      return sampleConversationItem({ ...part({}), read: false });
    case "conversation.admin.single.created":
      return sampleConversationItem({
        conversation_parts: partList([]),
        open: false,
        state: "closed",
        read: false,
      });
    case "conversation.admin.assigned": {
      const assigned_to = { type: "admin", id: "493881", name: "Rhea Quill" };
      return sampleConversationItem(part({ part_type: "assignment", body: null, assigned_to }));
    }
    case "conversation.admin.noted":
      return sampleConversationItem(part({ part_type: "note" }));
    case "conversation.admin.closed":
      return sampleConversationItem({
        ...part({ part_type: "close", body: null }),
        open: false,
        state: "closed",
      });
    case "conversation.admin.opened":
      return sampleConversationItem(part({ part_type: "open", body: null }));
    case "conversation.admin.snoozed":
      return sampleConversationItem({
        ...part({ part_type: "snoozed", body: null }),
        state: "snoozed",
        snoozed_until: 1561032000,
      });
    case "conversation.admin.unsnoozed":
      return sampleConversationItem(part({ part_type: "unsnoozed", body: null }));
    case "conversation_part.tag.created": {
      const tags = { type: "tag.list", tags: [{ type: "tag", id: "2525085", name: "vip" }] };
      return sampleConversationItem({ tags, tags_added: structuredClone(tags) });
    }
    case "conversation.deleted":
      return { type: "conversation", id: "21330000001" };
    default:
      return sampleConversationItem();
  }
}

function partList(parts: readonly JsonObject[]): JsonObject {
  return {
    type: "conversation_part.list",
    conversation_parts: parts,
    total_count: parts.length,
  };
}
