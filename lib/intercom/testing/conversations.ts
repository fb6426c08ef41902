import type { Conversation } from "../models/conversation.ts";
import type { ConversationPart } from "../models/conversation-part.ts";
import type { Message } from "../models/message.ts";

/** An open conversation of a lead that an admin has answered; pass fields to have others. */
export function sampleConversation(overrides: Partial<Conversation> = {}): Conversation {
  const lead = { type: "lead", id: "5d0a1c2e9f3b4a5c6d7e8f90" };
  return {
    type: "conversation",
    id: "21330000001",
    created_at: 1560945600,
    updated_at: 1560945900,
    waiting_since: null,
    snoozed_until: null,
    sent_at: 1560945600,
    user: { ...lead },
    customers: [{ ...lead }],
    customer_first_reply: {
      type: "conversation",
      created_at: 1560945600,
      url: "https://example.test/pricing",
    },
    assignee: { type: "admin", id: "493881" },
    open: true,
    state: "open",
    read: false,
    conversation_message: {
      type: "conversation",
      id: "331000001",
      delivered_as: "customer_initiated",
      subject: "",
      body: "<p>Hi</p>",
      author: { ...lead },
      attachments: [],
      url: "https://example.test/pricing",
    },
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: [sampleConversationPart()],
      total_count: 1,
    },
    conversation_rating: {
      rating: null,
      remark: null,
      created_at: null,
      customer: { type: null, id: null },
      teammate: { type: null, id: null },
    },
    tags: { type: "tag.list", tags: [] },
    ...overrides,
  };
}

/** An admin's comment; pass fields to have another part. */
export function sampleConversationPart(overrides: Partial<ConversationPart> = {}): ConversationPart {
  return {
    type: "conversation_part",
    id: "2824000001",
    part_type: "comment",
    body: "<p>Hello!</p>",
    created_at: 1560945900,
    updated_at: 1560945900,
    notified_at: 1560945900,
    assigned_to: null,
    author: { type: "admin", id: "493881" },
    attachments: [],
    external_id: null,
    ...overrides,
  };
}

/** A person's message; pass fields to have another. */
export function sampleUserMessage(overrides: Partial<Message> = {}): Message {
  return {
    type: "user_message",
    id: "331000001",
    created_at: 1560945600,
    body: "Is it in stock?",
    message_type: "inapp",
    ...overrides,
  };
}

/** An admin's email; pass fields to have another message. */
export function sampleAdminMessage(overrides: Partial<Message> = {}): Message {
  return {
    type: "admin_message",
    id: "331000002",
    created_at: 1560945600,
    message_type: "email",
    subject: "Hey",
    body: "Hi there",
    template: "plain",
    owner: { type: "admin", id: "493881", name: "Rhea Quill", email: "rhea@example.test" },
    ...overrides,
  };
}
