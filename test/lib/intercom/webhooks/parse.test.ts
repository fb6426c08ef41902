import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWebhookTopic, parseNotification, webhookTopics } from "../../../../lib/intercom/webhooks/index.ts";
import { PING } from "./vectors.ts";

const REPLIED = {
  type: "notification_event",
  app_id: "w0rkspac",
  data: {
    type: "notification_event_data",
    item: {
      type: "conversation",
      id: "21330000001",
      created_at: 1560945600,
      updated_at: 1560945900,
      user: {
        type: "lead",
        id: "5d0a1c2e9f3b4a5c6d7e8f90",
        user_id: "0b6d2c7e",
        name: "Amber Kite",
        email: "",
      },
      assignee: { type: "nobody_admin", id: null },
      conversation_message: { type: "conversation_message", id: "331000001", body: "<p>Hi</p>" },
      conversation_parts: {
        type: "conversation_part.list",
        conversation_parts: [
          { type: "conversation_part", id: "2824000001", part_type: "comment", body: "<p>ü</p>" },
        ],
        total_count: 1,
      },
      open: true,
      state: "open",
      links: { conversation_web: "https://app.intercom.io/a/apps/w0rkspac/conversations/21330000001" },
    },
  },
  links: {},
  id: "notif_1f2e3d4c-0000-4a5b-8c9d-112233445566",
  topic: "conversation.user.replied",
  delivery_status: "pending",
  delivery_attempts: 1,
  delivered_at: 0,
  first_sent_at: 1560945901,
  created_at: 1560945900,
  self: null,
};

const parse = (value: unknown) => parseNotification(JSON.stringify(value));
const withItem = (item: unknown) => ({ ...REPLIED, data: { ...REPLIED.data, item } });

describe("a notification", () => {
  test("is read from a string and from bytes, and loses nothing", () => {
    const text = JSON.stringify(REPLIED);
    expect(parseNotification(text)).toEqual({ ok: true, notification: REPLIED });
    expect(parseNotification(Buffer.from(text))).toEqual({ ok: true, notification: REPLIED });
    expect(parseNotification(new TextEncoder().encode(text))).toEqual({ ok: true, notification: REPLIED });
  });

  test("of topic ping has no id", () => {
    expect(parseNotification(PING)).toMatchObject({
      ok: true,
      notification: { id: null, topic: "ping", data: { item: { type: "ping" } } },
    });
  });

  test("may have a topic and fields that API 1.3 did not have", () => {
    const later = {
      ...REPLIED,
      topic: "conversation.admin.sang",
      melody: ["la"],
      data: { ...REPLIED.data, tempo: 3 },
    };
    expect(parse(later)).toEqual({ ok: true, notification: later });
  });

  test("may lack what only some deliveries have", () => {
    const { first_sent_at: _f, delivery_attempts: _d, links: _l, self: _s, ...least } = REPLIED;
    expect(parse(least)).toEqual({
      ok: true,
      notification: { ...least, first_sent_at: null, delivery_attempts: null },
    });
  });

  test("has an item with dates as ISO-8601 strings when it is a person", () => {
    const item = {
      type: "user",
      id: "5d0a1c7e9b3f4a2d61000007",
      created_at: "2019-06-19T12:00:00.123+00:00",
    };
    expect(parse({ ...withItem(item), topic: "user.created" })).toMatchObject({
      ok: true,
      notification: { data: { item } },
    });
  });
});

describe("what is no notification is told apart", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), "not_utf8"],
    ["JSON that is cut off", JSON.stringify(REPLIED).slice(0, -1), "not_json"],
    ["nothing", "", "not_json"],
    ["a form", "payload=%7B%7D", "not_json"],
    ["null", "null", "not_a_notification"],
    ["an array", "[]", "not_a_notification"],
    ["a string", '"notification_event"', "not_a_notification"],
    ["an object of another type", '{"type":"error.list","errors":[]}', "not_a_notification"],
    ["an object without a type", "{}", "not_a_notification"],
  ])("%s", (_name, body, reason) => {
    expect(parseNotification(body)).toEqual({ ok: false, reason });
  });

  test.each<[string, unknown, string]>([
    ["an id that is a number", { ...REPLIED, id: 7 }, "id"],
    ["an empty id", { ...REPLIED, id: "" }, "id"],
    ["no topic", { ...REPLIED, topic: undefined }, "topic"],
    ["an empty topic", { ...REPLIED, topic: "" }, "topic"],
    ["a topic that is a list", { ...REPLIED, topic: ["ping"] }, "topic"],
    ["no app_id", { ...REPLIED, app_id: null }, "app_id"],
    ["created_at as text", { ...REPLIED, created_at: "2019-06-19T12:00:00Z" }, "created_at"],
    ["a created_at below 0", { ...REPLIED, created_at: -1 }, "created_at"],
    ["a created_at with a fraction", { ...REPLIED, created_at: 1560945900.5 }, "created_at"],
    ["first_sent_at as text", { ...REPLIED, first_sent_at: "now" }, "first_sent_at"],
    ["delivery_attempts as text", { ...REPLIED, delivery_attempts: "1" }, "delivery_attempts"],
    ["no data", { ...REPLIED, data: undefined }, "data"],
    ["data that is a list", { ...REPLIED, data: [] }, "data"],
    ["no item", { ...REPLIED, data: {} }, "data.item"],
    ["an item that is a list", withItem([]), "data.item"],
    ["an item without a type", withItem({ id: "1" }), "data.item.type"],
  ])("%s names the field", (_name, value, field) => {
    expect(parse(value)).toEqual({ ok: false, reason: "envelope_invalid", field });
  });
});

describe("the shape of API 2.x is recognised", () => {
  test.each<[string, object]>([
    ["a conversation with source", { type: "conversation", id: "1", source: { id: "2" } }],
    ["a conversation with contacts", { type: "conversation", id: "1", contacts: { contacts: [] } }],
    ["a conversation with statistics", { type: "conversation", id: "1", statistics: {} }],
    ["a contact with a role", { type: "contact", id: "1", role: "lead" }],
    [
      "a tagged contact with a role",
      { type: "contact_tag", contact: { type: "contact", id: "1", role: "user" } },
    ],
  ])("%s", (_name, item) => {
    const notification = withItem(item);
    expect(parse(notification)).toEqual({ ok: false, reason: "api_2", notification });
  });

  test.each<[string, object]>([
    ["a conversation with user and message", { ...REPLIED.data.item, contacts: [], statistics: {} }],
    ["a conversation of which only the id is left", { type: "conversation", id: "1" }],
    [
      "a conversation with a message and a source",
      { type: "conversation", source: {}, conversation_message: {} },
    ],
    ["a conversation with a user and contacts", { type: "conversation", contacts: {}, user: {} }],
    ["a lead", { type: "contact", id: "1", anonymous: true }],
    ["a tagged lead", { type: "contact_tag", contact: { type: "contact", id: "1" } }],
    ["a user with a role of its own", { type: "user", id: "1", role: "boss" }],
    ["a company with a source", { type: "company", id: "1", source: "crm" }],
  ])("but not in %s", (_name, item) => {
    expect(parse(withItem(item)).ok).toBe(true);
  });

  test("only after the envelope", () => {
    const item = { type: "contact", id: "1", role: "lead" };
    expect(parse({ ...withItem(item), topic: "" })).toEqual({
      ok: false,
      reason: "envelope_invalid",
      field: "topic",
    });
  });
});

describe("parseNotification", () => {
  test("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array(), fc.json()), (body) => {
        expect(parseNotification(body).ok).toBe(false);
      }),
    );
  });

  test("keeps every additional field of envelope, data and item", () => {
    const extra = fc.dictionary(
      fc.string({ minLength: 1 }).map((key) => `x_${key}`),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(extra, extra, extra, (ofEnvelope, ofData, ofItem) => {
        const value = {
          ...ofEnvelope,
          ...REPLIED,
          data: { ...ofData, ...REPLIED.data, item: { ...ofItem, ...REPLIED.data.item } },
        };
        const sent: unknown = JSON.parse(JSON.stringify(value));
        expect(parse(value)).toEqual({ ok: true, notification: sent });
      }),
    );
  });
});

describe("the topics", () => {
  test("are the 27 of API 1.3, each once", () => {
    expect(webhookTopics).toHaveLength(27);
    expect(new Set(webhookTopics).size).toBe(27);
  });

  test.each(["conversation.user.created", "contact.added_email", "user.tag.deleted", "ping"])(
    "hold %s",
    (topic) => {
      expect(isWebhookTopic(topic)).toBe(true);
    },
  );

  test.each(["user.updated", "contact.user.created", "conversation.rating.added", "all", "", "toString"])(
    "don't hold %s",
    (topic) => {
      expect(isWebhookTopic(topic)).toBe(false);
    },
  );
});
