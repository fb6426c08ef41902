import type { ActivityLog } from "../models/activity-log.ts";
import type { AdminListEntry } from "../models/admin.ts";
import type { DataAttribute } from "../models/data-attribute.ts";
import type { Me } from "../models/me.ts";
import type { Subscription } from "../models/subscription.ts";
import type { Team } from "../models/team.ts";

/** A teammate who is there, with an inbox seat; pass fields to have others. */
export function sampleAdmin(overrides: Partial<AdminListEntry> = {}): AdminListEntry {
  return {
    type: "admin",
    id: "493881",
    name: "Rhea Quill",
    email: "rhea@example.test",
    job_title: "Support lead",
    away_mode_enabled: false,
    away_mode_reassign: false,
    has_inbox_seat: true,
    avatar: { type: "avatar", image_url: null },
    team_ids: [814865],
    ...overrides,
  };
}

/** A team of two; pass fields to have others. */
export function sampleTeam(overrides: Partial<Team> = {}): Team {
  return { type: "team", id: "814865", name: "Tier 2", admin_ids: [493881, 492881], ...overrides };
}

/** The admin whose token it is, and the workspace; pass fields to have others. */
export function sampleMe(overrides: Partial<Me> = {}): Me {
  return {
    type: "admin",
    id: "493881",
    email: "rhea@example.test",
    name: "Rhea Quill",
    email_verified: true,
    app: {
      type: "app",
      id_code: "w0rkspac",
      name: "Quill Co",
      created_at: 1500000000,
      secure: false,
      identity_verification: false,
      timezone: "Europe/Dublin",
      region: "US",
    },
    avatar: { type: "avatar", image_url: null },
    ...overrides,
  };
}

/** A change of a message's state; pass fields to have another activity. */
export function sampleActivityLog(overrides: Partial<ActivityLog> = {}): ActivityLog {
  return {
    id: "6",
    performed_by: { type: "admin", id: "493881", email: "rhea@example.test", ip: "203.0.113.9" },
    metadata: { message: { id: 123, title: "Welcome" }, before: "draft", after: "live" },
    created_at: 1560945600,
    activity_type: "message_state_change",
    activity_description: "Rhea Quill changed your Welcome message from draft to live.",
    ...overrides,
  };
}

/** A custom attribute; pass fields to have others. */
export function sampleDataAttribute(overrides: Partial<DataAttribute> = {}): DataAttribute {
  return {
    type: "data_attribute",
    name: "paid",
    full_name: "custom_attributes.paid",
    label: "paid",
    description: "",
    data_type: "boolean",
    api_writable: true,
    ui_writable: true,
    custom: true,
    archived: false,
    admin_id: "493881",
    created_at: 1560942718,
    updated_at: 1560942718,
    ...overrides,
  };
}

/** An active subscription to two topics, without a key; pass fields to have others. */
export function sampleSubscription(overrides: Partial<Subscription> = {}): Subscription {
  const id = overrides.id ?? "nsub_1f2e3d4c-0000-4a5b-8c9d-112233445566";
  const self = `https://api.intercom.io/subscriptions/${id}`;
  return {
    type: "notification_subscription",
    id,
    created_at: 1560945600,
    updated_at: 1560945600,
    service_type: "web",
    app_id: "w0rkspac",
    url: "https://hooks.example.test/in",
    self,
    topics: ["conversation.user.replied", "contact.created"],
    active: true,
    metadata: {},
    hub_secret: null,
    mode: "point",
    links: { sent: `${self}/sent`, retry: `${self}/retry`, errors: `${self}/errors` },
    notes: [],
    ...overrides,
  };
}
