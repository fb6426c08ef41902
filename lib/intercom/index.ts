/**
 * A typed client of Intercom's REST API 1.3. Webhooks are in `webhooks/`, which can be loaded by itself.
 * @module
 */
export type { CallEvent } from "./attempt.ts";
export { createIntercomClient, type IntercomClient } from "./client.ts";
export { type Clock, systemClock } from "./clock.ts";
export {
  createIntercomConnection,
  type IntercomClientOptions,
  type IntercomConnection,
} from "./connection.ts";
export * from "./errors/index.ts";
export type { AtLeastOne, ExactlyOne } from "./identifier.ts";
export * from "./limits/index.ts";
export type { ActivityLog, ActivityLogList, ActivityType } from "./models/activity-log.ts";
export type { AdminListEntry } from "./models/admin.ts";
export type {
  Company,
  CompanyList,
  CompanyScrollPage,
  DeletedCompany,
} from "./models/company.ts";
export type { Assignee, Conversation, ConversationList } from "./models/conversation.ts";
export type { ConversationCustomer } from "./models/conversation-customers.ts";
export type { ConversationPart } from "./models/conversation-part.ts";
export type {
  AdminConversationCounts,
  AppCounts,
  CompanyCounts,
  ConversationCounts,
  UserCounts,
} from "./models/count.ts";
export type { DataAttribute } from "./models/data-attribute.ts";
export type { Delivery } from "./models/delivery.ts";
export type { DataEvent, DataEventList, EventSummary } from "./models/event.ts";
export type { Lead, LeadList, LeadScrollPage } from "./models/lead.ts";
export type { PageLinks } from "./models/list.ts";
export type { Me } from "./models/me.ts";
export type { Message } from "./models/message.ts";
export type { Note } from "./models/note.ts";
export type { Segment } from "./models/segment.ts";
export type { MainTopic, Subscription } from "./models/subscription.ts";
export type { Tag } from "./models/tag.ts";
export type { Team } from "./models/team.ts";
export type { User, UserDeleteRequest, UserList, UserScrollPage } from "./models/user.ts";
export type { Visitor } from "./models/visitor.ts";
export type { Region } from "./origin.ts";
export { type IntercomReader, readOnly } from "./reader.ts";
export type { CallOptions } from "./request.ts";
export type { ActivityLogQuery, AwayMode } from "./resources/admins.ts";
export type { CompanyFilter, CompanyIdentifier, CompanyQuery } from "./resources/companies.ts";
export type { CompanyInput, CompanyMembership } from "./resources/company-input.ts";
export type { CompanyUsersOf } from "./resources/company-users.ts";
export type { CustomerByAdmin, CustomerByCustomer } from "./resources/conversation-customers.ts";
export type { ConversationFilter, ConversationQuery } from "./resources/conversations.ts";
export type { CustomAttributes, CustomAttributeValue } from "./resources/custom-attributes.ts";
export type { DataAttributeQuery } from "./resources/data-attributes.ts";
export type { EventMetadata, MonetaryAmount, RichLink } from "./resources/event-metadata.ts";
export type { EventInput, EventQuery, EventsOf } from "./resources/events.ts";
export type { Conversion, LeadFilter, LeadIdentifier, LeadInput, LeadQuery } from "./resources/leads.ts";
export type {
  MessageRecipient,
  MessageSender,
  OutboundMessage,
  PersonMessage,
} from "./resources/messages.ts";
export type { NotedPerson, NoteInput } from "./resources/notes.ts";
export type { Paging } from "./resources/paging.ts";
export type { LastSeen, PersonFields, PersonInput } from "./resources/person-input.ts";
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
export type { SegmentQuery } from "./resources/segments.ts";
export type {
  SubscriptionChange,
  SubscriptionInput,
  SubscriptionTopic,
} from "./resources/subscription-input.ts";
export type { TagCompany, TagLead, TagTargets, TagUser } from "./resources/tag-targets.ts";
export type { UserInput } from "./resources/user-input.ts";
export type { UserFilter, UserQuery } from "./resources/users.ts";
export type { VisitorConversion, VisitorIdentifier, VisitorInput } from "./resources/visitors.ts";
export type { ScrollPage, ScrollStart } from "./scroll.ts";
