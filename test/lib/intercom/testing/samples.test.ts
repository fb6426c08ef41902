import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { activityLog } from "../../../../lib/intercom/models/activity-log.ts";
import { adminListEntry } from "../../../../lib/intercom/models/admin.ts";
import { company } from "../../../../lib/intercom/models/company.ts";
import { conversation } from "../../../../lib/intercom/models/conversation.ts";
import { conversationPart } from "../../../../lib/intercom/models/conversation-part.ts";
import {
  adminConversationCounts,
  appCounts,
  companyCounts,
  conversationCounts,
  userCounts,
} from "../../../../lib/intercom/models/count.ts";
import { dataAttribute } from "../../../../lib/intercom/models/data-attribute.ts";
import { event, eventSummary } from "../../../../lib/intercom/models/event.ts";
import { lead } from "../../../../lib/intercom/models/lead.ts";
import { me } from "../../../../lib/intercom/models/me.ts";
import { message } from "../../../../lib/intercom/models/message.ts";
import { note } from "../../../../lib/intercom/models/note.ts";
import { segment } from "../../../../lib/intercom/models/segment.ts";
import { subscription } from "../../../../lib/intercom/models/subscription.ts";
import { tag } from "../../../../lib/intercom/models/tag.ts";
import { team } from "../../../../lib/intercom/models/team.ts";
import { user } from "../../../../lib/intercom/models/user.ts";
import { visitor } from "../../../../lib/intercom/models/visitor.ts";
import * as testing from "../../../../lib/intercom/testing/index.ts";
import {
  ADMIN,
  ADMIN_MESSAGE,
  APP_COUNTS,
  CONVERSATION,
  LEAD,
  TEAM,
  USER_MESSAGE,
} from "../resources/samples.ts";

type Row = readonly [
  name: string,
  sample: (overrides?: { extra?: unknown }) => object,
  schema: z.ZodMiniType,
];

const rows: readonly Row[] = [
  ["an activity log", testing.sampleActivityLog, activityLog],
  ["an admin", testing.sampleAdmin, adminListEntry],
  ["a company", testing.sampleCompany, company],
  ["a conversation", testing.sampleConversation, conversation],
  ["a conversation part", testing.sampleConversationPart, conversationPart],
  ["counts of the workspace", testing.sampleAppCounts, appCounts],
  ["counts of conversations", testing.sampleConversationCounts, conversationCounts],
  ["counts of admins", testing.sampleAdminConversationCounts, adminConversationCounts],
  ["counts of users", testing.sampleUserCounts, userCounts],
  ["counts of companies", testing.sampleCompanyCounts, companyCounts],
  ["a data attribute", testing.sampleDataAttribute, dataAttribute],
  ["an event", testing.sampleEvent, event],
  ["a summary of events", testing.sampleEventSummary, eventSummary],
  ["a lead", testing.sampleLead, lead],
  ["the admin of the token", testing.sampleMe, me],
  ["a person's message", testing.sampleUserMessage, message],
  ["an admin's message", testing.sampleAdminMessage, message],
  ["a note", testing.sampleNote, note],
  ["a segment", testing.sampleSegment, segment],
  ["a subscription", testing.sampleSubscription, subscription],
  ["a tag", testing.sampleTag, tag],
  ["a team", testing.sampleTeam, team],
  ["a user", testing.sampleUser, user],
  ["a visitor", testing.sampleVisitor, visitor],
];

describe.each(rows)("a sample of %s", (_name, sample, schema) => {
  test("is valid, and loses nothing", () => {
    expect(z.parse(schema, sample())).toEqual(sample());
  });

  test("takes other fields", () => {
    expect(sample({ extra: [1] })).toEqual({ ...sample(), extra: [1] });
  });

  test("shares nothing with another one", () => {
    const one = sample();
    const other = structuredClone(sample());
    for (const value of Object.values(one)) empty(value);
    expect(sample()).toEqual(other);
  });
});

describe("the samples", () => {
  test.each<[string, object, object]>([
    ["admin", testing.sampleAdmin(), ADMIN],
    ["conversation", testing.sampleConversation(), CONVERSATION],
    ["lead", testing.sampleLead(), LEAD],
    ["team", testing.sampleTeam(), TEAM],
    ["person's message", testing.sampleUserMessage(), USER_MESSAGE],
    ["admin's message", testing.sampleAdminMessage(), ADMIN_MESSAGE],
    ["counts", testing.sampleAppCounts(), APP_COUNTS],
  ])("are the facts' own: %s", (_name, sample, fact) => {
    expect(sample).toEqual(fact);
  });

  test("take fields that replace whole values", () => {
    expect(
      testing.sampleConversation({
        assignee: { type: "nobody_admin", id: null },
        state: "closed",
        open: false,
      }),
    ).toMatchObject({ assignee: { type: "nobody_admin", id: null }, state: "closed", open: false });
    expect(testing.sampleUser({ email: null, custom_attributes: {} })).toMatchObject({
      email: null,
      custom_attributes: {},
    });
  });

  test("of a subscription has links of its own id", () => {
    expect(testing.sampleSubscription({ id: "nsub_2" })).toMatchObject({
      self: "https://api.intercom.io/subscriptions/nsub_2",
      links: { errors: "https://api.intercom.io/subscriptions/nsub_2/errors" },
    });
  });
});

/** Takes everything out of a value that can be changed. */
function empty(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) empty(inner);
  for (const key of Object.keys(value)) Reflect.deleteProperty(value, key);
}
