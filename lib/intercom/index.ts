/**
 * A typed client of Intercom's REST API 1.3. Webhooks are in `webhooks/`, which can be loaded by itself.
 * @module
 */
export type { CallEvent } from "./attempt.ts";
export { createIntercomClient, type IntercomClient, type IntercomClientOptions } from "./client.ts";
export { type Clock, systemClock } from "./clock.ts";
export * from "./errors/index.ts";
export type { AtLeastOne, ExactlyOne } from "./identifier.ts";
export * from "./limits/index.ts";
export type { AdminListEntry } from "./models/admin.ts";
export type { Assignee, Conversation, ConversationList } from "./models/conversation.ts";
export type { ConversationPart } from "./models/conversation-part.ts";
export type {
  AdminConversationCounts,
  AppCounts,
  CompanyCounts,
  ConversationCounts,
  UserCounts,
} from "./models/count.ts";
export type { Lead, LeadList } from "./models/lead.ts";
export type { PageLinks } from "./models/list.ts";
export type { Message } from "./models/message.ts";
export type { Team } from "./models/team.ts";
export type { User, UserList } from "./models/user.ts";
export type { Region } from "./origin.ts";
export { type IntercomReader, readOnly } from "./reader.ts";
export type { CallOptions } from "./request.ts";
export type { AwayMode } from "./resources/admins.ts";
export type { ConversationFilter, ConversationQuery } from "./resources/conversations.ts";
export type { Conversion, LeadFilter, LeadIdentifier, LeadInput, LeadQuery } from "./resources/leads.ts";
export type {
  MessageRecipient,
  MessageSender,
  OutboundMessage,
  PersonMessage,
} from "./resources/messages.ts";
export type { Paging } from "./resources/paging.ts";
export type { CompanyMembership, CustomAttributeValue, PersonInput } from "./resources/person-input.ts";
export type {
  AdminMessage,
  AssigneeInput,
  Assignment,
  CustomerIdentifier,
  CustomerReply,
  ReplyToLast,
  Snooze,
  StateChange,
} from "./resources/reply.ts";
export type { UserFilter, UserInput, UserQuery } from "./resources/users.ts";
