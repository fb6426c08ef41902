/**
 * Notifications by topic: what `webhooks/` has verified and parsed, typed, with all dates in one form. Loads zod, which
 * `webhooks/` does not.
 * @module
 */

export { epochSeconds } from "../dates.ts";
export type { ConversationItem, DeletedConversationItem } from "./conversation-item.ts";
export type { KnownNotification, NotificationOf } from "./known-notification.ts";
export type { CompanyItem, EventItem, PingItem } from "./other-items.ts";
export type {
  ContactTagItem,
  DeletedPersonItem,
  LeadItem,
  PersonItem,
  UserItem,
  UserTagItem,
} from "./person-item.ts";
export { type ReadNotification, readNotification } from "./read.ts";
