import { expect, test } from "vitest";
import * as z from "zod/mini";
import { activityLogList } from "../../lib/intercom/models/activity-log.ts";
import { adminListEntry } from "../../lib/intercom/models/admin.ts";
import { company, companyList } from "../../lib/intercom/models/company.ts";
import { conversation } from "../../lib/intercom/models/conversation.ts";
import * as count from "../../lib/intercom/models/count.ts";
import { dataAttributeList } from "../../lib/intercom/models/data-attribute.ts";
import { eventList, eventSummary } from "../../lib/intercom/models/event.ts";
import { lead, leadList, leadScrollPage } from "../../lib/intercom/models/lead.ts";
import { listFields } from "../../lib/intercom/models/list.ts";
import { me } from "../../lib/intercom/models/me.ts";
import { message } from "../../lib/intercom/models/message.ts";
import { note } from "../../lib/intercom/models/note.ts";
import { segment } from "../../lib/intercom/models/segment.ts";
import { subscription } from "../../lib/intercom/models/subscription.ts";
import { tag } from "../../lib/intercom/models/tag.ts";
import { team } from "../../lib/intercom/models/team.ts";
import { user, userDeleteRequest, userList, userScrollPage } from "../../lib/intercom/models/user.ts";
import { visitor } from "../../lib/intercom/models/visitor.ts";
import { readSamples } from "./support/samples.ts";

const MODELS: Readonly<Record<string, z.core.$ZodType>> = {
  "00-common.md 0": userList,
  "admins.md 0": adminListEntry,
  "admins.md 1": me,
  "admins.md 2": activityLogList,
  "companies.md 0": company,
  "companies.md 1": companyList,
  "companies.md 2": userList,
  "conversations.md 0": conversation,
  // The sample leaves out what each conversation has, and the client insists on: only the list's own keys count.
  "conversations.md 1": z.looseObject({
    ...listFields,
    conversations: z.array(z.looseObject({ id: z.string() })),
  }),
  "conversations.md 3": message,
  "conversations.md 4": message,
  "counts.md 0": count.appCounts,
  "counts.md 1": count.conversationCounts,
  "counts.md 2": count.adminConversationCounts,
  "counts.md 3.0": count.userCounts,
  "counts.md 3.1": count.userCounts,
  "counts.md 4": count.companyCounts,
  "counts.md 5": count.companyCounts,
  "counts.md 6": count.companyCounts,
  "data-attributes.md 0": dataAttributeList,
  "events.md 0": eventList,
  "events.md 1": eventSummary,
  "leads.md 0": lead,
  "leads.md 1": leadList,
  "leads.md 3": leadScrollPage,
  "notes.md 0": note,
  "notes.md 1": z.looseObject({ notes: z.array(note) }),
  "segments.md 0": z.looseObject({ segments: z.array(segment) }),
  "tags.md 0": tag,
  "tags.md 1.1": tag,
  "tags.md 2": z.looseObject({ tags: z.array(tag) }),
  "teams.md 0": team,
  "users.md 0": user,
  "users.md 1": userList,
  "users.md 2": userDeleteRequest,
  "users.md 3": userScrollPage,
  "visitors.md 0": visitor,
  "webhooks.md 0": subscription,
};

/** Bodies that callers send, refusals and what webhooks bring: no models of answers. */
const NO_MODEL = [
  /^00-common\.md 1$/,
  /^conversations\.md 2\./,
  /^errors-and-rate-limits\.md /,
  /^leads\.md 2$/,
  /^tags\.md 1\.0$/,
  /^visitors\.md [12]$/,
  /^webhooks\.md [12]/,
];

/** What the client gives otherwise than Intercom sends it. */
const READ_OTHERWISE: Readonly<Record<string, object>> = {
  "events.md 1": {
    type: "event.summary",
    email: "mira@example.net",
    intercom_user_id: "5d0a1c7e9b3f4a2d61000007",
    user_id: "u-77",
    events: [
      {
        name: "placed-order",
        first: 1551514500,
        first_raw: "2019-03-02T08:15:00.000Z",
        last: 1560950000,
        last_raw: "2019-06-19T13:13:20.000Z",
        count: 5,
        description: null,
      },
    ],
  },
};

const samples = readSamples();

test("every sample of the facts is a model, or known to be none", () => {
  const rest = [...samples.keys()].filter((name) => !NO_MODEL.some((pattern) => pattern.test(name)));
  expect(rest.toSorted()).toEqual(Object.keys(MODELS).toSorted());
});

test.each(Object.entries(MODELS))(
  "%s passes the client's schema, and nothing of it is lost",
  (name, model) => {
    expect(z.parse(model, samples.get(name))).toEqual(READ_OTHERWISE[name] ?? samples.get(name));
  },
);
