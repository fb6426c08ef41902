/**
 * Samples for the tests of whoever uses this client: valid bodies of every model, notifications of every topic, and
 * their signature. Each call makes a fresh object; each sample takes fields that replace its own.
 * @module
 */
export { signWebhook } from "../webhooks/index.ts";
export { sampleCompany, sampleEvent, sampleEventSummary } from "./companies.ts";
export { sampleConversationItem, samplePartItem } from "./conversation-item.ts";
export {
  sampleAdminMessage,
  sampleConversation,
  sampleConversationPart,
  sampleUserMessage,
} from "./conversations.ts";
export {
  sampleAdminConversationCounts,
  sampleAppCounts,
  sampleCompanyCounts,
  sampleConversationCounts,
  sampleUserCounts,
} from "./counts.ts";
export {
  sampleCompanyItem,
  sampleContactTagItem,
  sampleDeletedPersonItem,
  sampleEventItem,
  sampleLeadItem,
  samplePingItem,
  sampleUserItem,
  sampleUserTagItem,
} from "./items.ts";
export { sampleNote, sampleSegment, sampleTag } from "./labels.ts";
export {
  type NotificationChange,
  type SampleWebhook,
  sampleNotification,
  sampleWebhook,
} from "./notifications.ts";
export { sampleLead, sampleUser, sampleVisitor } from "./people.ts";
export {
  sampleActivityLog,
  sampleAdmin,
  sampleDataAttribute,
  sampleMe,
  sampleSubscription,
  sampleTeam,
} from "./workspace.ts";
