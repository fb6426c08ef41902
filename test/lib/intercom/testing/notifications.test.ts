import { describe, expect, test } from "vitest";
import { readNotification } from "../../../../lib/intercom/notifications/index.ts";
import {
  sampleConversationItem,
  sampleNotification,
  samplePartItem,
  sampleUserItem,
  sampleWebhook,
  signWebhook,
} from "../../../../lib/intercom/testing/index.ts";
import {
  createVerifier,
  findSignature,
  parseNotification,
  webhookTopics,
} from "../../../../lib/intercom/webhooks/index.ts";
import { PING, PING_SIGNATURE, SECRET } from "../webhooks/vectors.ts";

describe("a sample of a notification", () => {
  test.each(webhookTopics)("passes all that a real one has to: %s", (topic) => {
    const sample = sampleNotification(topic);
    const { body, headers } = sampleWebhook(sample, SECRET);
    const verified = createVerifier([{ label: "hub", secret: SECRET }])({
      body,
      signature: findSignature(headers),
    });
    expect(verified).toMatchObject({ ok: true, label: "hub" });
    const parsed = parseNotification(verified.ok ? verified.bytes : "");
    expect(parsed).toEqual({ ok: true, notification: sample });
    expect(readNotification(sample)).toMatchObject({ ok: true, known: true, notification: { topic } });
  });

  test("is the facts' own, for a ping", () => {
    expect(sampleNotification("ping", { created_at: 1560945600, first_sent_at: 1560945600 })).toEqual(
      JSON.parse(PING),
    );
  });

  test("has dates of people as texts, which are read to seconds", () => {
    const sample = sampleNotification("user.created");
    expect(sample.data.item).toMatchObject({ type: "user", created_at: "2019-06-19T10:26:40.000+00:00" });
    expect(readNotification(sample)).toMatchObject({
      notification: { data: { item: { created_at: 1560940000, signed_up_at: 1559347200 } } },
    });
  });

  test.each<[string, Parameters<typeof sampleNotification>[0], object]>([
    [
      "nobody's when a customer starts it",
      "conversation.user.created",
      { assignee: { type: "nobody_admin" } },
    ],
    [
      "assigned",
      "conversation.admin.assigned",
      {
        conversation_parts: {
          conversation_parts: [{ part_type: "assignment", assigned_to: { id: "493881" } }],
          total_count: 1,
        },
      },
    ],
    ["closed", "conversation.admin.closed", { state: "closed", open: false }],
    [
      "snoozed, thus open",
      "conversation.admin.snoozed",
      { state: "snoozed", open: true, snoozed_until: 1561032000 },
    ],
    ["tagged", "conversation_part.tag.created", { tags_added: { tags: [{ name: "vip" }] } }],
    ["all but gone", "conversation.deleted", { id: "21330000001" }],
  ])("has a conversation that is %s", (_name, topic, item) => {
    expect(sampleNotification(topic).data.item).toMatchObject({ type: "conversation", ...item });
  });

  test("has a person who lists the tag when tagged, and not when untagged", () => {
    const tags = { tags: [{ type: "tag", id: "2525085" }] };
    expect(sampleNotification("user.tag.created").data.item["user"]).toMatchObject({ tags });
    expect(sampleNotification("user.tag.deleted").data.item["user"]).toMatchObject({ tags: { tags: [] } });
    expect(sampleNotification("contact.tag.created").data.item["contact"]).toMatchObject({ tags });
    expect(sampleNotification("contact.tag.deleted").data.item["contact"]).toMatchObject({
      tags: { tags: [] },
    });
  });

  test("takes another envelope and another item", () => {
    const item = sampleConversationItem({
      id: "7",
      conversation_parts: { conversation_parts: [samplePartItem({ body: "<p>Mine</p>" })] },
    });
    expect(
      sampleNotification("conversation.user.replied", { id: "notif_2", delivery_attempts: 2, item }),
    ).toMatchObject({
      id: "notif_2",
      delivery_attempts: 2,
      data: {
        item: {
          type: "conversation",
          id: "7",
          conversation_parts: { conversation_parts: [{ part_type: "comment", body: "<p>Mine</p>" }] },
        },
      },
    });
    expect(sampleUserItem({ email: null })).toMatchObject({ type: "user", email: null });
  });
});

test("the signature is Intercom's", () => {
  expect(signWebhook(PING, SECRET)).toBe(PING_SIGNATURE);
  expect(sampleWebhook(JSON.parse(PING), SECRET)).toEqual({
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      "user-agent": "intercom-parrot-service-client/1.0",
      "x-hub-signature": PING_SIGNATURE,
    },
    body: PING,
  });
});
