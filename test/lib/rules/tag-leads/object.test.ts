import { describe, expect, test } from "vitest";
import { manifest } from "../../../../lib/rules/tag-leads/manifest.ts";
import { hintOf } from "../../../../lib/rules/tag-leads/object.ts";

const LEAD = { kind: "person", id: "5d0a1c2e9f3b4a5c6d7e8f90" } as const;
const id = LEAD.id;

describe("whom an event is about is told by its item", () => {
  test.each<[string, object, object]>([
    ["a lead", { type: "contact", id, anonymous: true }, { object: LEAD, kind: "lead" }],
    ["a user", { type: "user", id, email: "a@example.test" }, { object: LEAD, kind: "user" }],
    [
      "a lead's tag",
      { type: "contact_tag", created_at: 1, tag: { type: "tag", id: "2" }, contact: { type: "contact", id } },
      { object: LEAD, kind: "lead" },
    ],
    [
      "a user's tag",
      {
        type: "user_tag",
        tag: { type: "tag", id: "2" },
        user: { type: "user", id },
        admin: { type: "admin" },
      },
      { object: LEAD, kind: "user" },
    ],
    [
      "a conversation",
      {
        type: "conversation",
        id: "147",
        user: { type: "lead", id, email: "" },
        assignee: { type: "nobody_admin" },
      },
      { object: LEAD, kind: "lead", conversation: "147" },
    ],
    ["an event", { type: "event", id: "1f2b", intercom_user_id: id, event_name: "x" }, { object: LEAD }],
    ["a company", { type: "company", id: "c1", tag_ids: [] }, { object: { kind: "company", id: "c1" } }],
    ["a sweep's person", { type: "person", id }, { object: LEAD }],
  ])("%s", (_, item, hint) => {
    expect(hintOf({ item })).toEqual(hint);
  });

  test.each([
    ["nothing", undefined],
    ["a conversation that was too large for the bus", { type: "conversation", id: "147" }],
    ["an event of somebody without an id", { type: "event", id: "1f2b", user_id: "u-1" }],
    ["an item of another kind", { type: "admin", id: "1" }],
    ["an empty id", { type: "contact", id: "" }],
  ])("%s: nobody, so that the message is parked with a reason", (_, item) => {
    expect(hintOf({ item })).toBeUndefined();
  });
});

test("every topic is one of API 1.3, and none is of conversations' tags", () => {
  expect(manifest.topics.toSorted()).toEqual([
    "company.created",
    "contact.added_email",
    "contact.created",
    "contact.signed_up",
    "contact.tag.created",
    "contact.tag.deleted",
    "conversation.user.created",
    "conversation.user.replied",
    "event.created",
    "user.created",
    "user.email.updated",
    "user.tag.created",
    "user.tag.deleted",
    "visitor.signed_up",
  ]);
});
