import { describe, expectTypeOf, test } from "vitest";
import type {
  AdminListEntry,
  Assignment,
  CallOptions,
  Conversation,
  ConversationQuery,
  Conversion,
  CustomerReply,
  IntercomClient,
  IntercomClientOptions,
  LeadIdentifier,
  OutboundMessage,
  PersonMessage,
  ReplyToLast,
  Snooze,
  User,
  UserInput,
  UserQuery,
} from "../../../lib/intercom/index.ts";

type Conversations = IntercomClient["conversations"];

describe("the compiler refuses wrong calls", () => {
  test("of a client for a region and an origin at once", () => {
    expectTypeOf<{ token: string }>().toExtend<IntercomClientOptions>();
    expectTypeOf<{ token: string; region: "eu" }>().toExtend<IntercomClientOptions>();
    expectTypeOf<{ token: string; origin: string }>().toExtend<IntercomClientOptions>();
    expectTypeOf<{ token: string; origin: string; region: "eu" }>().not.toExtend<IntercomClientOptions>();
    expectTypeOf<{ token: string; region: "mars" }>().not.toExtend<IntercomClientOptions>();
    expectTypeOf<{ origin: string }>().not.toExtend<IntercomClientOptions>();
  });

  test("of lists of conversations", () => {
    expectTypeOf<{ sort: "waiting_since"; order: "asc"; page: number }>().toExtend<ConversationQuery>();
    expectTypeOf<{ type: "admin"; admin_id: string; open: boolean }>().toExtend<ConversationQuery>();
    expectTypeOf<{ type: "user"; user_id: string; unread: boolean }>().toExtend<ConversationQuery>();
    expectTypeOf<{ type: "admin" }>().not.toExtend<ConversationQuery>();
    expectTypeOf<{ type: "user" }>().not.toExtend<ConversationQuery>();
    expectTypeOf<{ type: "user"; user_id: string; email: string }>().not.toExtend<ConversationQuery>();
    expectTypeOf<{ sort: "name" }>().not.toExtend<ConversationQuery>();
  });

  test("of replies", () => {
    expectTypeOf<{ email: string; body: string }>().toExtend<CustomerReply>();
    expectTypeOf<{ body: string }>().not.toExtend<CustomerReply>();
    expectTypeOf<{ email: string; user_id: string; body: string }>().not.toExtend<CustomerReply>();
    expectTypeOf<{ admin_id: string; assignee: { type: "team"; id: string } }>().toExtend<Assignment>();
    expectTypeOf<{ admin_id: string; assignee: { type: "nobody_admin" } }>().toExtend<Assignment>();
    expectTypeOf<{ admin_id: string; assignee: { type: "admin" } }>().not.toExtend<Assignment>();
    expectTypeOf<{ admin_id: string; assignee: { type: "user"; id: string } }>().not.toExtend<Assignment>();
    expectTypeOf<{ admin_id: string }>().not.toExtend<Assignment>();
    expectTypeOf<{ admin_id: string; snoozed_until: Date }>().not.toExtend<Snooze>();
  });

  test("of replies to the last conversation, which need to say whose", () => {
    type Close = { type: "admin"; message_type: "close"; admin_id: string };
    expectTypeOf<Close & { user_id: string }>().toExtend<ReplyToLast>();
    expectTypeOf<Close>().not.toExtend<ReplyToLast>();
    expectTypeOf<{
      type: "user";
      message_type: "comment";
      email: string;
      body: string;
    }>().toExtend<ReplyToLast>();
    expectTypeOf<{
      type: "user";
      message_type: "note";
      email: string;
      body: string;
    }>().not.toExtend<ReplyToLast>();
  });

  test("of users", () => {
    expectTypeOf<{ email: string }>().toExtend<UserInput>();
    expectTypeOf<{ id: string; user_id: string; email: string; name: string }>().toExtend<UserInput>();
    expectTypeOf<{ name: string }>().not.toExtend<UserInput>();
    // An error from 1.3 on.
    expectTypeOf<{ email: string; unsubscribed_from_emails: null }>().not.toExtend<UserInput>();
    expectTypeOf<{ email: string; custom_attributes: { a: { b: 1 } } }>().not.toExtend<UserInput>();
    // What was fetched has companies as an object; Intercom takes an array.
    expectTypeOf<User>().not.toExtend<UserInput>();
    expectTypeOf<{ tag_id: string }>().toExtend<UserQuery>();
    expectTypeOf<{ tag_id: string; segment_id: string }>().not.toExtend<UserQuery>();
  });

  test("of leads", () => {
    expectTypeOf<{ id: string }>().toExtend<LeadIdentifier>();
    expectTypeOf<{ email: string }>().not.toExtend<LeadIdentifier>();
    expectTypeOf<{ contact: { id: string }; user: { email: string } }>().toExtend<Conversion>();
    expectTypeOf<{ contact: { email: string }; user: { email: string } }>().not.toExtend<Conversion>();
    expectTypeOf<{
      contact: { id: string };
      user: { email: string; id: string };
    }>().not.toExtend<Conversion>();
    expectTypeOf<{ contact: { id: string } }>().not.toExtend<Conversion>();
  });

  test("of messages", () => {
    type Admin = { from: { type: "admin"; id: string }; body: string };
    expectTypeOf<
      Admin & { message_type: "inapp"; to: { type: "user"; email: string } }
    >().toExtend<OutboundMessage>();
    // Leads can't be named by email.
    expectTypeOf<
      Admin & { message_type: "inapp"; to: { type: "contact"; email: string } }
    >().not.toExtend<OutboundMessage>();
    expectTypeOf<
      Admin & { message_type: "email"; to: { type: "user"; id: string } }
    >().not.toExtend<OutboundMessage>();
    expectTypeOf<{ from: { type: "admin"; id: string }; body: string }>().not.toExtend<PersonMessage>();
  });
});

describe("what comes back", () => {
  test("keeps known words for the editor and takes others", () => {
    expectTypeOf<"open">().toExtend<Conversation["state"]>();
    expectTypeOf<"pondering">().toExtend<Conversation["state"]>();
    expectTypeOf<number>().not.toExtend<Conversation["state"]>();
    expectTypeOf<"team">().toExtend<AdminListEntry["type"]>();
  });

  test("says what can be null or absent", () => {
    expectTypeOf<Conversation["waiting_since"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<Conversation["assignee"]["id"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Conversation["open"]>().toEqualTypeOf<boolean>();
    expectTypeOf<User["email"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<AdminListEntry["admin_ids"]>().toEqualTypeOf<number[] | null | undefined>();
  });

  test("is unknown where API 1.3 has no such field", () => {
    expectTypeOf<Conversation["sla"]>().toBeUnknown();
  });

  test("is a list, a page or a generator as the method says", () => {
    expectTypeOf<Awaited<ReturnType<IntercomClient["admins"]["list"]>>>().toEqualTypeOf<AdminListEntry[]>();
    expectTypeOf<Awaited<ReturnType<IntercomClient["users"]["findByEmail"]>>>().toEqualTypeOf<User[]>();
    expectTypeOf<ReturnType<Conversations["iterate"]>>().toEqualTypeOf<
      AsyncGenerator<Conversation, void, undefined>
    >();
    expectTypeOf<Awaited<ReturnType<IntercomClient["leads"]["convert"]>>>().toEqualTypeOf<User>();
  });

  test("takes the call's options last", () => {
    expectTypeOf<Parameters<Conversations["assign"]>[2]>().toEqualTypeOf<CallOptions | undefined>();
    expectTypeOf<Parameters<IntercomClient["counts"]["app"]>[0]>().toEqualTypeOf<CallOptions | undefined>();
  });
});
