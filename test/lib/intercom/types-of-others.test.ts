import { describe, expectTypeOf, test } from "vitest";
import type {
  ActivityLog,
  ActivityLogQuery,
  ConversationCustomer,
  CustomerByAdmin,
  CustomerByCustomer,
  Delivery,
  IntercomClient,
  NoteInput,
  SegmentQuery,
  SubscriptionInput,
  TagTargets,
} from "../../../lib/intercom/index.ts";

describe("the compiler refuses wrong calls", () => {
  test("of tagging", () => {
    expectTypeOf<{ users: { email: string; untag: boolean }[] }>().toExtend<TagTargets>();
    expectTypeOf<{ leads: { id: string }[] }>().toExtend<TagTargets>();
    expectTypeOf<{ users: { id: string }[]; leads: { id: string }[] }>().toExtend<TagTargets>();
    expectTypeOf<{ companies: { company_id: string }[] }>().toExtend<TagTargets>();
    expectTypeOf<Record<never, never>>().not.toExtend<TagTargets>();
    expectTypeOf<{ users: { id: string; email: string }[] }>().not.toExtend<TagTargets>();
    expectTypeOf<{ users: { untag: true }[] }>().not.toExtend<TagTargets>();
    expectTypeOf<{ users: { company_id: string }[] }>().not.toExtend<TagTargets>();
    // Leads are found by id alone.
    expectTypeOf<{ leads: { email: string }[] }>().not.toExtend<TagTargets>();
    expectTypeOf<{ leads: { user_id: string }[] }>().not.toExtend<TagTargets>();
    expectTypeOf<{ companies: { id: string; company_id: string }[] }>().not.toExtend<TagTargets>();
    expectTypeOf<{ companies: { name: string }[] }>().not.toExtend<TagTargets>();
    // Intercom does not process both.
    expectTypeOf<{ users: { id: string }[]; companies: { id: string }[] }>().not.toExtend<TagTargets>();
  });

  test("of notes and segments", () => {
    expectTypeOf<{ user: { email: string }; body: string }>().toExtend<NoteInput>();
    expectTypeOf<{ user: { email: string; id: string }; body: string }>().not.toExtend<NoteInput>();
    expectTypeOf<{ user: { id: string } }>().not.toExtend<NoteInput>();
    expectTypeOf<{ include_count: true }>().toExtend<SegmentQuery>();
    expectTypeOf<{ type: "company" }>().toExtend<SegmentQuery>();
    expectTypeOf<{ type: "company"; include_count: true }>().not.toExtend<SegmentQuery>();
    expectTypeOf<{ type: "user" }>().not.toExtend<SegmentQuery>();
  });

  test("of group conversations", () => {
    expectTypeOf<{ admin_id: string; customer: { email: string } }>().toExtend<CustomerByAdmin>();
    expectTypeOf<{ admin_id: string; customer: { id: string } }>().not.toExtend<CustomerByAdmin>();
    expectTypeOf<{ customer: { email: string } }>().not.toExtend<CustomerByAdmin>();
    expectTypeOf<{ user_id: string; customer: { email: string } }>().toExtend<CustomerByCustomer>();
    expectTypeOf<{ customer: { email: string } }>().not.toExtend<CustomerByCustomer>();
    expectTypeOf<{
      user_id: string;
      email: string;
      customer: { email: string };
    }>().not.toExtend<CustomerByCustomer>();
  });

  test("of activity logs and subscriptions", () => {
    expectTypeOf<{ created_at_after: number; per_page: number }>().toExtend<ActivityLogQuery>();
    expectTypeOf<{ created_at_before: number }>().not.toExtend<ActivityLogQuery>();
    expectTypeOf<{ created_at_after: Date }>().not.toExtend<ActivityLogQuery>();
    expectTypeOf<{ url: string; topics: ("all" | "user.created")[] }>().toExtend<SubscriptionInput>();
    expectTypeOf<{ url: string; topics: "user.updated"[] }>().not.toExtend<SubscriptionInput>();
    // Always subscribed.
    expectTypeOf<{ url: string; topics: "ping"[] }>().not.toExtend<SubscriptionInput>();
    expectTypeOf<{ url: string }>().not.toExtend<SubscriptionInput>();
  });
});

describe("what comes back", () => {
  test("is a list or a generator as the method says", () => {
    expectTypeOf<Awaited<ReturnType<IntercomClient["tags"]["delete"]>>>().toBeVoid();
    expectTypeOf<Awaited<ReturnType<IntercomClient["conversations"]["removeCustomer"]>>>().toEqualTypeOf<
      ConversationCustomer[]
    >();
    expectTypeOf<ReturnType<IntercomClient["subscriptions"]["errors"]>>().toEqualTypeOf<
      AsyncGenerator<Delivery, void, undefined>
    >();
    expectTypeOf<ReturnType<IntercomClient["admins"]["iterateActivityLogs"]>>().toEqualTypeOf<
      AsyncGenerator<ActivityLog, void, undefined>
    >();
  });

  test("takes activities that came later", () => {
    expectTypeOf<"role_change">().toExtend<ActivityLog["activity_type"]>();
    expectTypeOf<"admin_sang">().toExtend<ActivityLog["activity_type"]>();
  });
});
