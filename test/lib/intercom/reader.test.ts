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
      admins: ["get", "list"],
      conversations: ["get", "iterate", "list", "pages"],
      counts: ["admins", "app", "companies", "companyPages", "conversations", "users"],
      leads: ["get", "iterate", "list", "pages"],
      teams: ["get", "list"],
      users: ["findByEmail", "get", "iterate", "list", "pages"],
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
      "conversations.assign",
      "conversations.close",
      "conversations.markAsRead",
      "conversations.note",
      "conversations.open",
      "conversations.replyAsAdmin",
      "conversations.replyAsUser",
      "conversations.replyToLast",
      "conversations.snooze",
      "leads.convert",
      "leads.create",
      "leads.delete",
      "leads.update",
      "messages.sendAsAdmin",
      "messages.sendAsPerson",
      "users.archive",
      "users.createOrUpdate",
    ]);
  });

  test("sends nothing but GET", async () => {
    const server = await startHttpServer((response, { url }) => {
      if (url.startsWith("/users/")) json(response, USER);
      else if (url.startsWith("/contacts/")) json(response, LEAD);
      else if (url.startsWith("/teams/")) json(response, TEAM);
      else json(response, ANY);
    });
    const { admins, conversations, counts, leads, teams, users } = readOnly(testClient(server.origin));
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
    expect(server.requests).toHaveLength(23);
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  test("has no writing method for the compiler either", () => {
    expectTypeOf<IntercomReader>().not.toHaveProperty("messages");
    expectTypeOf<IntercomReader>().not.toHaveProperty("close");
    expectTypeOf<IntercomReader["conversations"]>().not.toHaveProperty("note");
    expectTypeOf<IntercomReader["conversations"]>().not.toHaveProperty("assign");
    expectTypeOf<IntercomReader["users"]>().not.toHaveProperty("archive");
    expectTypeOf<IntercomReader["leads"]>().not.toHaveProperty("convert");
    expectTypeOf<IntercomReader["admins"]>().not.toHaveProperty("setAway");
    expectTypeOf<IntercomReader>().not.toExtend<IntercomClient>();
    expectTypeOf<IntercomReader["conversations"]["get"]>().toEqualTypeOf<
      IntercomClient["conversations"]["get"]
    >();
  });
});
