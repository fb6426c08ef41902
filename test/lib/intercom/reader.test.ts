import { describe, expect, expectTypeOf, test } from "vitest";
import { type IntercomClient, type IntercomReader, readOnly } from "../../../lib/intercom/index.ts";
import { CONVERSATION, LEAD, TEAM, USER } from "./resources/samples.ts";
import { json, startHttpServer } from "./support/http-server.ts";
import { testClient } from "./support/test-client.ts";

/** Answers anything well enough for any of the reading calls. */
const ANY = {
  ...TEAM,
  ...CONVERSATION,
  admins: [],
  teams: [],
  conversations: [],
  users: [],
  contacts: [],
  companies: [],
  data_attributes: [],
  events: [],
  intercom_user_id: "5d0a1c7e9b3f4a2d61000007",
  conversation: { open: 0, closed: 0, admin: [] },
  user: { count: 0 },
  company: { count: 0 },
};

const methodsOf = (half: object) =>
  Object.fromEntries(
    Object.entries(half).map(([resource, methods]) => [resource, Object.keys(methods).sort()]),
  );

describe("readOnly", () => {
  test("has these methods and no others", async () => {
    const server = await startHttpServer((response) => json(response, ANY));
    expect(methodsOf(readOnly(testClient(server.origin)))).toEqual({
      admins: ["activityLogPages", "activityLogs", "get", "iterateActivityLogs", "list", "me"],
      companies: [
        "get",
        "iterate",
        "iterateUsers",
        "list",
        "listUsers",
        "pages",
        "scroll",
        "scrollPages",
        "userPages",
      ],
      conversations: ["get", "iterate", "list", "pages"],
      counts: ["admins", "app", "companies", "companyPages", "conversations", "users"],
      dataAttributes: ["company", "customer"],
      events: ["iterate", "list", "pages", "summaries"],
      leads: ["findByEmail", "findByPhone", "get", "iterate", "list", "pages", "scroll", "scrollPages"],
      notes: ["get", "list"],
      segments: ["get", "list"],
      subscriptions: ["errors", "get", "list", "retry", "sent"],
      tags: ["list"],
      teams: ["get", "list"],
      users: ["findByEmail", "findByPhone", "get", "iterate", "list", "pages", "scroll", "scrollPages"],
      visitors: ["get"],
    });
  });

  test("leaves out exactly these of the client", async () => {
    const server = await startHttpServer((response) => json(response, ANY));
    const { close: _close, ...client } = testClient(server.origin);
    const reader: Record<string, string[]> = methodsOf(readOnly({ ...client, close: _close }));
    const missing = Object.entries(methodsOf(client)).flatMap(([resource, methods]) =>
      methods
        .filter((method) => !reader[resource]?.includes(method))
        .map((method) => `${resource}.${method}`),
    );
    expect(missing.sort()).toEqual([
      "admins.setAway",
      "companies.createOrUpdate",
      "companies.delete",
      "conversations.addCustomerAsAdmin",
      "conversations.addCustomerAsUser",
      "conversations.assign",
      "conversations.close",
      "conversations.markAsRead",
      "conversations.note",
      "conversations.open",
      "conversations.removeCustomer",
      "conversations.replyAsAdmin",
      "conversations.replyAsUser",
      "conversations.replyToLast",
      "conversations.runAssignmentRules",
      "conversations.snooze",
      "events.submit",
      "leads.convert",
      "leads.create",
      "leads.delete",
      "leads.update",
      "messages.sendAsAdmin",
      "messages.sendAsPerson",
      "notes.create",
      "subscriptions.create",
      "subscriptions.delete",
      "subscriptions.ping",
      "subscriptions.update",
      "tags.create",
      "tags.delete",
      "tags.tag",
      "tags.untag",
      "tags.update",
      "users.archive",
      "users.createOrUpdate",
      "users.deletePermanently",
      "visitors.addEmail",
      "visitors.convertToLead",
      "visitors.convertToUser",
      "visitors.delete",
      "visitors.update",
    ]);
  });

  test("sends nothing but GET", async () => {
    const server = await startHttpServer((response, { url }) => {
      if (url.endsWith("/users") || url.endsWith("/scroll")) json(response, ANY);
      else if (url.startsWith("/users/") || url.startsWith("/visitors/")) json(response, USER);
      else if (url.startsWith("/contacts/")) json(response, LEAD);
      else if (url.startsWith("/teams/")) json(response, TEAM);
      else json(response, ANY);
    });
    const reader = readOnly(testClient(server.origin));
    const { admins, conversations, counts, leads, teams, users } = reader;
    const { companies, dataAttributes, events, visitors } = reader;
    await admins.list();
    await admins.get("1");
    await teams.list();
    await teams.get("1");
    await conversations.list();
    await conversations.get("1");
    for await (const _page of conversations.pages());
    for await (const _one of conversations.iterate());
    await leads.list();
    await leads.get({ id: "1" });
    for await (const _page of leads.pages());
    for await (const _one of leads.iterate());
    await users.list();
    await users.get({ id: "1" });
    await users.findByEmail("lea@example.test");
    for await (const _page of users.pages());
    for await (const _one of users.iterate());
    await counts.app();
    await counts.conversations();
    await counts.admins();
    await counts.users("tag");
    await counts.companies("tag");
    for await (const _page of counts.companyPages("tag"));
    await leads.findByEmail("lea@example.test");
    await leads.findByPhone("+49 30");
    for await (const _page of leads.scrollPages());
    for await (const _one of leads.scroll());
    await users.findByPhone("+49 30");
    for await (const _page of users.scrollPages());
    for await (const _one of users.scroll());
    await companies.list();
    await companies.get({ id: "1" });
    for await (const _page of companies.pages());
    for await (const _one of companies.iterate());
    await companies.listUsers({ id: "1" });
    for await (const _page of companies.userPages({ company_id: "c-9" }));
    for await (const _one of companies.iterateUsers({ company_id: "c-9" }));
    for await (const _page of companies.scrollPages());
    for await (const _one of companies.scroll());
    await dataAttributes.customer();
    await dataAttributes.company();
    await events.list({ user_id: "u-77" });
    for await (const _page of events.pages({ user_id: "u-77" }));
    for await (const _one of events.iterate({ user_id: "u-77" }));
    await events.summaries({ user_id: "u-77" });
    await visitors.get({ id: "1" });
    expect(server.requests).toHaveLength(46);
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  test("sends nothing but GET for the rest either", async () => {
    const server = await startHttpServer((response, { url }) => {
      if (url === "/me") json(response, { type: "admin", id: "1", app: { id_code: "w0rkspac" } });
      else if (url === "/notes/1") {
        json(response, { type: "note", id: "1", created_at: 1, body: "", user: { type: "user", id: "1" } });
      } else if (url === "/segments/1") {
        json(response, { type: "segment", id: "1", name: "New", created_at: 1, updated_at: 1 });
      } else if (url === "/subscriptions/1") {
        json(response, { type: "notification_subscription", id: "1", url: "https://a.test", topics: [] });
      } else json(response, { activity_logs: [], items: [], notes: [], segments: [], tags: [] });
    });
    const { admins, notes, segments, subscriptions, tags } = readOnly(testClient(server.origin));
    await admins.me();
    await admins.activityLogs({ created_at_after: 1 });
    for await (const _page of admins.activityLogPages({ created_at_after: 1 }));
    for await (const _one of admins.iterateActivityLogs({ created_at_after: 1 }));
    await notes.list({ id: "1" });
    await notes.get("1");
    await segments.list();
    await segments.get("1");
    await subscriptions.list();
    await subscriptions.get("1");
    for await (const _one of subscriptions.sent("1"));
    for await (const _one of subscriptions.errors("1"));
    for await (const _one of subscriptions.retry("1"));
    await tags.list();
    expect(server.requests).toHaveLength(14);
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  test("has no writing method for the compiler either", () => {
    expectTypeOf<IntercomReader>().not.toHaveProperty("messages");
    expectTypeOf<IntercomReader>().not.toHaveProperty("close");
    expectTypeOf<IntercomReader["conversations"]>().not.toHaveProperty("note");
    expectTypeOf<IntercomReader["conversations"]>().not.toHaveProperty("assign");
    expectTypeOf<IntercomReader["users"]>().not.toHaveProperty("archive");
    expectTypeOf<IntercomReader["users"]>().not.toHaveProperty("deletePermanently");
    expectTypeOf<IntercomReader["leads"]>().not.toHaveProperty("convert");
    expectTypeOf<IntercomReader["visitors"]>().not.toHaveProperty("update");
    expectTypeOf<IntercomReader["companies"]>().not.toHaveProperty("delete");
    expectTypeOf<IntercomReader["events"]>().not.toHaveProperty("submit");
    expectTypeOf<IntercomReader["admins"]>().not.toHaveProperty("setAway");
    expectTypeOf<IntercomReader>().not.toExtend<IntercomClient>();
    expectTypeOf<IntercomReader["conversations"]["get"]>().toEqualTypeOf<
      IntercomClient["conversations"]["get"]
    >();
  });
});
