import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNotification } from "../../../../lib/intercom/notifications/index.ts";
import {
  type Notification,
  parseNotification,
  webhookTopics,
} from "../../../../lib/intercom/webhooks/index.ts";
import {
  COMPANY_ITEM,
  CONTACT_TAG_ITEM,
  CONVERSATION_ITEM,
  DELETED_ITEM,
  EVENT_ITEM,
  LEAD_DATES,
  LEAD_ITEM,
  PING_ITEM,
  USER_DATES,
  USER_ITEM,
  USER_TAG_ITEM,
} from "./vectors.ts";

/** What the webhooks' own parser makes of a body with this item. */
function notification(topic: string, item: object, change: object = {}): Notification {
  const parsed = parseNotification(
    JSON.stringify({
      type: "notification_event",
      app_id: "w0rkspac",
      data: { type: "notification_event_data", item },
      links: {},
      id: topic === "ping" ? null : "notif_1f2e3d4c-0000-4a5b-8c9d-112233445566",
      topic,
      delivery_status: "pending",
      delivery_attempts: 1,
      delivered_at: 0,
      first_sent_at: 1560945901,
      created_at: 1560945900,
      self: null,
      ...change,
    }),
  );
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.notification;
}

const conversationTopics = [
  "conversation.user.created",
  "conversation.user.replied",
  "conversation.admin.replied",
  "conversation.admin.single.created",
  "conversation.admin.assigned",
  "conversation.admin.noted",
  "conversation.admin.closed",
  "conversation.admin.opened",
  "conversation.admin.snoozed",
  "conversation.admin.unsnoozed",
  "conversation_part.tag.created",
];

const userRead = { ...USER_ITEM, ...USER_DATES };
const leadRead = { ...LEAD_ITEM, ...LEAD_DATES };

const rows: readonly (readonly [topic: string, sent: object, read: object])[] = [
  ...conversationTopics.map((topic) => [topic, CONVERSATION_ITEM, CONVERSATION_ITEM] as const),
  ["conversation.deleted", { type: "conversation", id: "1" }, { type: "conversation", id: "1" }],
  ["user.created", USER_ITEM, userRead],
  ["contact.signed_up", USER_ITEM, userRead],
  ["visitor.signed_up", USER_ITEM, userRead],
  ["user.unsubscribed", USER_ITEM, userRead],
  ["user.email.updated", USER_ITEM, userRead],
  ["user.deleted", DELETED_ITEM, DELETED_ITEM],
  ["user.tag.created", USER_TAG_ITEM, { ...USER_TAG_ITEM, user: userRead }],
  ["user.tag.deleted", USER_TAG_ITEM, { ...USER_TAG_ITEM, user: userRead }],
  ["contact.created", LEAD_ITEM, leadRead],
  ["contact.added_email", LEAD_ITEM, leadRead],
  ["contact.tag.created", CONTACT_TAG_ITEM, { ...CONTACT_TAG_ITEM, contact: leadRead }],
  ["contact.tag.deleted", CONTACT_TAG_ITEM, { ...CONTACT_TAG_ITEM, contact: leadRead }],
  [
    "company.created",
    COMPANY_ITEM,
    { ...COMPANY_ITEM, remote_created_at: 1546300800, created_at: 1560942719, updated_at: 1560942719 },
  ],
  ["event.created", EVENT_ITEM, EVENT_ITEM],
  ["ping", PING_ITEM, PING_ITEM],
];

describe("a notification is read by its topic", () => {
  test("whichever of API 1.3's it is", () => {
    expect(rows.map(([topic]) => topic).sort()).toEqual([...webhookTopics].sort());
  });

  test.each(rows)("%s", (topic, sent, read) => {
    const raw = notification(topic, sent);
    const result = readNotification(raw);
    expect(result).toEqual({
      ok: true,
      known: true,
      notification: { ...raw, data: { type: "notification_event_data", item: read } },
      raw,
    });
    // The dates as they came are still there.
    expect(result.raw.data.item).toEqual(sent);
  });

  test.each(["user.unsubscribed", "user.email.updated"])("also of a lead: %s", (topic) => {
    expect(readNotification(notification(topic, LEAD_ITEM))).toMatchObject({
      known: true,
      notification: { data: { item: { type: "contact", created_at: 1560940000 } } },
    });
  });

  test("also with dates as digits, as in older bodies", () => {
    const item = { ...USER_ITEM, created_at: "1401970114", last_request_at: "1401970113" };
    expect(readNotification(notification("user.created", item))).toMatchObject({
      notification: { data: { item: { created_at: 1401970114, last_request_at: 1401970113 } } },
    });
  });

  test("also with the short form of a tagged person", () => {
    const user = { type: "user", id: "5d0a1c7e9b3f4a2d61000007", user_id: "u-77" };
    expect(readNotification(notification("user.tag.created", { ...USER_TAG_ITEM, user }))).toMatchObject({
      notification: { data: { item: { user } } },
    });
  });

  test.each<[string, object]>([
    ["nobody's", { assignee: { type: "nobody_admin", id: null } }],
    ["a team's", { assignee: { type: "team", id: "814865" } }],
    ["snoozed", { state: "snoozed", snoozed_until: 1561032000 }],
    ["in a state that came later", { state: "pondering" }],
    ["without parts", { conversation_parts: { type: "conversation_part.list", conversation_parts: [] } }],
    ["with an empty rating", { conversation_rating: {} }],
    ["of a body of 2014", { open: null, read: null }],
    ["with fields of tomorrow", { sla: { name: "gold" } }],
  ])("also of a conversation that is %s", (_name, change) => {
    const item = { ...CONVERSATION_ITEM, ...change };
    expect(readNotification(notification("conversation.admin.opened", item))).toMatchObject({
      known: true,
      notification: { data: { item } },
    });
  });
});

describe("a notification of another topic", () => {
  test.each(["contact.deleted", "conversation_part.redacted", "user.unsubscribed_from_sms", "toString"])(
    "is kept as it came: %s",
    (topic) => {
      const raw = notification(topic, LEAD_ITEM, { melody: ["la"] });
      expect(readNotification(raw)).toEqual({ ok: true, known: false, notification: raw, raw });
    },
  );
});

describe("an item that is not of its topic's shape is told of, without its content", () => {
  test.each<[string, string, object, string, string]>([
    ["another object", "user.created", LEAD_ITEM, "data.item.type", "another value"],
    ["no person at all", "user.email.updated", EVENT_ITEM, "data.item.type", "another value"],
    [
      "a date that is none",
      "user.created",
      { ...USER_ITEM, created_at: "noon" },
      "data.item.created_at",
      "date",
    ],
    [
      "a date that is none, of a tagged lead",
      "contact.tag.created",
      { ...CONTACT_TAG_ITEM, contact: { ...LEAD_ITEM, updated_at: "noon" } },
      "data.item.contact.updated_at",
      "date",
    ],
    [
      "nobody where somebody must be",
      "conversation.user.replied",
      { ...CONVERSATION_ITEM, assignee: null },
      "data.item.assignee",
      "object",
    ],
    [
      "nothing where somebody must be",
      "conversation.admin.noted",
      { ...CONVERSATION_ITEM, assignee: undefined },
      "data.item.assignee",
      "object",
    ],
    ["a number as id", "user.deleted", { ...DELETED_ITEM, id: 7 }, "data.item.id", "string"],
    [
      "no name of the event",
      "event.created",
      { ...EVENT_ITEM, event_name: null },
      "data.item.event_name",
      "string",
    ],
  ])("%s", (_name, topic, item, at, expected) => {
    const raw = notification(topic, item);
    expect(readNotification(raw)).toEqual({ ok: false, reason: "item_invalid", at, expected, raw });
  });
});

test("every additional field survives", () => {
  const extra = fc.dictionary(
    fc.string({ minLength: 1 }).map((key) => `x_${key}`),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.constantFrom(...rows), extra, extra, ([topic, sent, read], ofEnvelope, ofItem) => {
      const raw = notification(topic, { ...ofItem, ...sent }, ofEnvelope);
      const result = readNotification(raw);
      const item: unknown = JSON.parse(JSON.stringify({ ...ofItem, ...read }));
      expect(result).toMatchObject({ ok: true, known: true });
      expect(result.ok && result.notification).toEqual({
        ...raw,
        data: { type: "notification_event_data", item },
      });
    }),
  );
});
