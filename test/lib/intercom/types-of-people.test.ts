import { describe, expectTypeOf, test } from "vitest";
import type {
  Company,
  CompanyIdentifier,
  CompanyInput,
  CompanyMembership,
  CompanyQuery,
  CompanyUsersOf,
  DataAttribute,
  DataEvent,
  EventInput,
  EventMetadata,
  EventsOf,
  IntercomClient,
  Lead,
  LeadQuery,
  User,
  UserInput,
  UserScrollPage,
  Visitor,
  VisitorConversion,
  VisitorIdentifier,
  VisitorInput,
} from "../../../lib/intercom/index.ts";

type Users = IntercomClient["users"];

describe("the compiler refuses wrong calls", () => {
  test("of users", () => {
    expectTypeOf<{ intercom_user_id: string }>().toExtend<Parameters<Users["deletePermanently"]>[0]>();
    expectTypeOf<{ user_id: string }>().not.toExtend<Parameters<Users["deletePermanently"]>[0]>();
    expectTypeOf<string>().not.toExtend<Parameters<Users["deletePermanently"]>[0]>();
    expectTypeOf<{ email: string; last_request_at: number }>().toExtend<UserInput>();
    expectTypeOf<{ email: string; update_last_request_at: true; new_session: true }>().toExtend<UserInput>();
    expectTypeOf<{
      email: string;
      last_request_at: number;
      update_last_request_at: true;
    }>().not.toExtend<UserInput>();
  });

  test("of memberships", () => {
    expectTypeOf<{ company_id: string; name: string }>().toExtend<CompanyMembership>();
    expectTypeOf<{ company_id: string; remove: true }>().toExtend<CompanyMembership>();
    // Here Intercom takes an id for the client's.
    expectTypeOf<{ id: string }>().not.toExtend<CompanyMembership>();
  });

  test("of leads", () => {
    expectTypeOf<{ phone: string; per_page: number }>().toExtend<LeadQuery>();
    expectTypeOf<{ phone: string; email: string }>().not.toExtend<LeadQuery>();
    expectTypeOf<{ tag_id: string; segment_id: string }>().not.toExtend<LeadQuery>();
    type Fields = Parameters<IntercomClient["leads"]["create"]>[0];
    expectTypeOf<{ name: string; email: string }>().toExtend<Fields>();
    expectTypeOf<{ email: string; id: string }>().not.toExtend<Fields>();
    expectTypeOf<{ email: string; user_id: string }>().not.toExtend<Fields>();
    expectTypeOf<Lead>().not.toExtend<Fields>();
  });

  test("of visitors", () => {
    expectTypeOf<{ email: string }>().not.toExtend<VisitorIdentifier>();
    expectTypeOf<{ id: string; user_id: string }>().not.toExtend<VisitorIdentifier>();
    expectTypeOf<{ name: string; utm_source: string }>().toExtend<VisitorInput>();
    expectTypeOf<{ name: string; email: string }>().not.toExtend<VisitorInput>();
    expectTypeOf<{ name: string; id: string }>().not.toExtend<VisitorInput>();
    expectTypeOf<{ name: string; user_id: string }>().not.toExtend<VisitorInput>();
    expectTypeOf<Visitor>().not.toExtend<Parameters<IntercomClient["visitors"]["update"]>[1]>();
    expectTypeOf<{ visitor: { id: string }; user: { email: string } }>().toExtend<VisitorConversion>();
    expectTypeOf<{ visitor: { email: string }; user: { id: string } }>().not.toExtend<VisitorConversion>();
    expectTypeOf<{ visitor: { id: string } }>().not.toExtend<VisitorConversion>();
  });

  test("of companies", () => {
    expectTypeOf<{ company_id: string }>().toExtend<CompanyInput>();
    expectTypeOf<{ name: string }>().not.toExtend<CompanyInput>();
    // What was fetched has its plan as an object; Intercom takes a name.
    expectTypeOf<Company>().not.toExtend<CompanyInput>();
    expectTypeOf<{ name: string }>().toExtend<CompanyIdentifier>();
    expectTypeOf<{ id: string; company_id: string }>().not.toExtend<CompanyIdentifier>();
    expectTypeOf<{ name: string }>().not.toExtend<CompanyUsersOf>();
    expectTypeOf<{ tag_id: string; order: "asc" }>().toExtend<CompanyQuery>();
    expectTypeOf<{ tag_id: string; segment_id: string }>().not.toExtend<CompanyQuery>();
  });

  test("of events, where one id has two names", () => {
    type Order = { event_name: string; created_at: number };
    expectTypeOf<Order & { id: string }>().toExtend<EventInput>();
    expectTypeOf<Order & { intercom_user_id: string }>().not.toExtend<EventInput>();
    expectTypeOf<Order & { user_id: string; email: string }>().not.toExtend<EventInput>();
    expectTypeOf<Order>().not.toExtend<EventInput>();
    expectTypeOf<{ id: string; event_name: string }>().not.toExtend<EventInput>();
    expectTypeOf<{ intercom_user_id: string }>().toExtend<EventsOf>();
    expectTypeOf<{ id: string }>().not.toExtend<EventsOf>();
    expectTypeOf<{ email: string; user_id: string }>().not.toExtend<EventsOf>();
  });

  test("of metadata", () => {
    expectTypeOf<{
      price: { amount: number; currency: string };
      ship_date: number;
    }>().toExtend<EventMetadata>();
    expectTypeOf<{ order: { url: string; value: string } }>().toExtend<EventMetadata>();
    expectTypeOf<{ cart: { items: number } }>().not.toExtend<EventMetadata>();
    expectTypeOf<{ tags: string[] }>().not.toExtend<EventMetadata>();
    expectTypeOf<{ ship_date: boolean }>().not.toExtend<EventMetadata>();
    expectTypeOf<{ stripe_invoice: number }>().not.toExtend<EventMetadata>();
  });
});

describe("what comes back", () => {
  test("is a list that may be empty, or one that must be there", () => {
    expectTypeOf<Awaited<ReturnType<Users["findByPhone"]>>>().toEqualTypeOf<User[]>();
    expectTypeOf<Awaited<ReturnType<Users["get"]>>>().toEqualTypeOf<User>();
    expectTypeOf<Awaited<ReturnType<IntercomClient["leads"]["findByEmail"]>>>().toEqualTypeOf<Lead[]>();
    expectTypeOf<Awaited<ReturnType<IntercomClient["leads"]["findByPhone"]>>>().toEqualTypeOf<Lead[]>();
    expectTypeOf<Awaited<ReturnType<IntercomClient["companies"]["get"]>>>().toEqualTypeOf<Company>();
  });

  test("is what the person has become", () => {
    type Visitors = IntercomClient["visitors"];
    expectTypeOf<Awaited<ReturnType<Visitors["update"]>>>().toEqualTypeOf<Visitor>();
    expectTypeOf<Awaited<ReturnType<Visitors["addEmail"]>>>().toEqualTypeOf<Lead>();
    expectTypeOf<Awaited<ReturnType<Visitors["convertToLead"]>>>().toEqualTypeOf<Lead>();
    expectTypeOf<Awaited<ReturnType<Visitors["convertToUser"]>>>().toEqualTypeOf<User>();
  });

  test("is a generator of pages or entries, a list, or nothing", () => {
    expectTypeOf<ReturnType<Users["scrollPages"]>>().toEqualTypeOf<
      AsyncGenerator<UserScrollPage, void, undefined>
    >();
    expectTypeOf<ReturnType<Users["scroll"]>>().toEqualTypeOf<AsyncGenerator<User, void, undefined>>();
    expectTypeOf<ReturnType<IntercomClient["events"]["iterate"]>>().toEqualTypeOf<
      AsyncGenerator<DataEvent, void, undefined>
    >();
    expectTypeOf<Awaited<ReturnType<IntercomClient["dataAttributes"]["company"]>>>().toEqualTypeOf<
      DataAttribute[]
    >();
    expectTypeOf<Awaited<ReturnType<IntercomClient["events"]["submit"]>>>().toEqualTypeOf<void>();
  });
});
