import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { adminListEntry } from "../../../../lib/intercom/models/admin.ts";
import { conversation, conversationList } from "../../../../lib/intercom/models/conversation.ts";
import {
  adminConversationCounts,
  appCounts,
  companyCounts,
  conversationCounts,
  userCounts,
} from "../../../../lib/intercom/models/count.ts";
import { lead, leadList } from "../../../../lib/intercom/models/lead.ts";
import { message } from "../../../../lib/intercom/models/message.ts";
import { team } from "../../../../lib/intercom/models/team.ts";
import { user, userList } from "../../../../lib/intercom/models/user.ts";
import {
  ADMIN,
  ADMIN_MESSAGE,
  APP_COUNTS,
  BOT,
  CONVERSATION,
  EMPTY_USERS,
  LEAD,
  TEAM,
  TEAM_AMONG_ADMINS,
  USER,
  USER_MESSAGE,
} from "../resources/samples.ts";

const parsed = (text: string): unknown => JSON.parse(text);
const without = (object: object, ...keys: string[]) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

describe("the samples of the facts pass and lose nothing", () => {
  test.each<[string, z.ZodMiniType, unknown]>([
    ["an admin", adminListEntry, ADMIN],
    ["a team among the admins", adminListEntry, TEAM_AMONG_ADMINS],
    ["the bot", adminListEntry, BOT],
    ["an entry of a type that came later", adminListEntry, { type: "squad", id: "9", size: 4 }],
    ["a team", team, TEAM],
    ["a team without members", team, { ...TEAM, admin_ids: [] }],
    ["a conversation", conversation, CONVERSATION],
    ["a user", user, USER],
    ["no users", userList, EMPTY_USERS],
    [
      "a page of users",
      userList,
      parsed(
        '{"type":"user.list","total_count":105,"users":[{"type":"user","id":"5d0a1c7e9b3f4a2d61000007","user_id":"u-77"}],"pages":{"type":"pages","next":"https://api.intercom.io/users?per_page=50&page=2","page":1,"per_page":50,"total_pages":3}}',
      ),
    ],
    ["a lead", lead, LEAD],
    ["a lead among the users of a tag", user, LEAD],
    [
      "a page of leads",
      leadList,
      parsed(
        '{"type":"contact.list","total_count":105,"limited":false,"contacts":[{"type":"contact","id":"5d0a1c2e9f3b4a5c6d7e8f90"}],"pages":{"type":"pages","next":"https://api.intercom.io/contacts?per_page=50&page=2","page":1,"per_page":50,"total_pages":3}}',
      ),
    ],
    ["a user's message", message, USER_MESSAGE],
    ["an admin's message", message, ADMIN_MESSAGE],
    ["counts of the app", appCounts, APP_COUNTS],
    ["counts of the app without leads", appCounts, without(APP_COUNTS, "lead")],
    [
      "counts of conversations",
      conversationCounts,
      parsed('{"type":"count","conversation":{"open":30,"closed":17,"unassigned":4,"assigned":26}}'),
    ],
    [
      "counts of an admin",
      adminConversationCounts,
      parsed(
        '{"type":"count","conversation":{"admin":[{"id":"1184","name":"Ada Brandt","open":3,"closed":11}]}}',
      ),
    ],
    ["users by tag", userCounts, parsed('{"type":"count","user":{"tag":[{"Beta testers":3},{"VIP":0}]}}')],
    [
      "users by segment",
      userCounts,
      parsed('{"type":"count","user":{"segment":[{"Active":12},{"New":0},{"Slipping Away":1}]}}'),
    ],
    [
      "companies by tag",
      companyCounts,
      parsed(
        '{"type":"count","company":{"tag":[{"Partner":4},{"Trial":0}]},"pages":{"pages":{"type":"pages","next":"https://api.intercom.io/counts?type=company&count=tag&page=2&per_page=2","page":1,"per_page":2,"total_pages":11}}}',
      ),
    ],
    [
      "companies by segment",
      companyCounts,
      parsed('{"type":"count","company":{"segment":[{"Active":2},{"New":0}]},"pages":{}}'),
    ],
    [
      "users by company",
      companyCounts,
      parsed(
        '{"type":"count","company":{"user":[{"Holt GmbH":2,"remote_company_id":"c-9"},{"Orin Ltd":1,"remote_company_id":"c-14"}]},"pages":{}}',
      ),
    ],
    ["users by company in an older body", companyCounts, parsed('{"company":{"user":[]}}')],
  ])("%s", (_name, schema, sample) => {
    expect(z.parse(schema, sample)).toEqual(sample);
  });
});

describe("a conversation", () => {
  test.each<[string, object]>([
    ["nobody's", { assignee: { type: "nobody_admin", id: null } }],
    ["a team's", { assignee: { type: "team", id: "77" } }],
    ["waiting since far in the future, as old samples have it", { waiting_since: 64_654_125_776 }],
    ["snoozed", { state: "snoozed", open: true, snoozed_until: 1561032000 }],
    ["in a state that came later", { state: "pondering" }],
    ["assigned to something that came later", { assignee: { type: "workflow", id: "1" } }],
    [
      "by Twitter, whose content is withheld",
      { conversation_message: { type: "twitter", author: { id: null } } },
    ],
    ["with an empty rating, as in webhooks", { conversation_rating: {} }],
    ["with a remark", { conversation_rating: { rating: 5, remark: "nice", created_at: 1560945600 } }],
    [
      "of a group",
      {
        customers: [
          { type: "user", id: "1" },
          { type: "lead", id: "2" },
        ],
      },
    ],
    ["without a first reply", { customer_first_reply: null }],
    [
      "with a tag applied twice",
      {
        tags: {
          tags: [
            { id: "1", applied_at: 1 },
            { id: "1", applied_at: 2 },
          ],
        },
      },
    ],
    ["with fields of tomorrow", { sla: { name: "gold" } }],
  ])("may be %s", (_name, change) => {
    const value = { ...CONVERSATION, ...change };
    expect(z.parse(conversation, value)).toEqual(value);
  });

  test("in a list comes without its parts", () => {
    const entry = without(CONVERSATION, "conversation_parts");
    const list = { type: "conversation.list", conversations: [entry], pages: { type: "pages", next: null } };
    expect(z.parse(conversationList, list)).toEqual(list);
  });

  test.each(["id", "state", "open", "assignee", "created_at", "updated_at"])(
    "without %s is refused: a rule must not decide on a guess",
    (key) => {
      expect(z.safeParse(conversation, without(CONVERSATION, key)).success).toBe(false);
    },
  );

  test.each<[string, object]>([
    ["an assignee without a type", { assignee: {} }],
    ["an assignee that is an id", { assignee: "493881" }],
    ["a null assignee", { assignee: null }],
    ["a number as id", { id: 21_330_000_001 }],
    ["another type", { type: "ticket" }],
    ["dates as text", { created_at: "2019-06-19T12:00:00Z" }],
  ])("with %s is refused", (_name, change) => {
    expect(z.safeParse(conversation, { ...CONVERSATION, ...change }).success).toBe(false);
  });

  const PART = { type: "conversation_part", id: "2824000001", part_type: "assignment", body: null };
  test.each<[string, object]>([
    ["an admin", { assigned_to: { type: "admin", id: "493881" } }],
    ["a team", { assigned_to: { type: "team", id: "814865" } }],
    ["nobody", { assigned_to: { type: "nobody_admin", id: null } }],
    ["an id, as the table says", { assigned_to: "493881" }],
    ["no change", { assigned_to: null }],
    ["nothing at all", {}],
    ["someone, in a part of a type that came later", { part_type: "hand_over", assigned_to: "1" }],
  ])("has parts assigned to %s", (_name, change) => {
    const value = {
      ...CONVERSATION,
      conversation_parts: { conversation_parts: [{ ...PART, ...change }], total_count: 1 },
    };
    expect(z.parse(conversation, value)).toEqual(value);
  });
});

describe("a person's unpopulated values", () => {
  // docs/intercom-api-1.3/00-common.md §1: null, empty, or absent.
  const optional = Object.keys(USER).filter((key) => key !== "type" && key !== "id");

  test("may each be null or absent", () => {
    fc.assert(
      fc.property(fc.subarray(optional), fc.subarray(optional), (nulls, absent) => {
        const value = { ...without(USER, ...absent), ...Object.fromEntries(nulls.map((key) => [key, null])) };
        expect(z.parse(user, value)).toEqual(value);
        expect(z.parse(lead, value)).toEqual(value);
      }),
    );
  });

  test.each([
    "location_data",
    "avatar",
    "companies",
    "segments",
    "tags",
    "social_profiles",
    "custom_attributes",
  ])("may be an empty object: %s", (key) => {
    const value = { ...USER, [key]: {} };
    expect(z.parse(user, value)).toEqual(value);
  });

  test.each([["321452"], [321_452], [null]])("owner_id may be %j", (owner_id) => {
    expect(z.parse(lead, { ...LEAD, owner_id })).toMatchObject({ owner_id });
  });

  test("may be custom attributes of any kind, also beyond int32", () => {
    const custom_attributes = { big: 8_589_934_592, none: null, flag: true, nested: { a: [1] } };
    expect(z.parse(user, { ...USER, custom_attributes })).toMatchObject({ custom_attributes });
  });

  test.each([{ id: null }, { id: 7 }, { type: null }, { created_at: "2019-06-19T12:00:00Z" }, { tags: [] }])(
    "do not excuse %j",
    (change) => {
      expect(z.safeParse(user, { ...USER, ...change }).success).toBe(false);
    },
  );
});
