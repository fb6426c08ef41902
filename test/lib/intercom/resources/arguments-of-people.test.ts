import { describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";

/** What data from outside may hold although the types forbid it. */
const nothing = JSON.parse("{}");
const both = JSON.parse('{"id":"5d0a","user_id":"u-77"}');

describe("an identifier that would make it another call is refused before anything is sent", () => {
  test.each<[string, (client: IntercomClient) => Promise<unknown>, string]>([
    ["users.findByPhone", ({ users }) => users.findByPhone(""), "the user.phone is empty"],
    [
      "users.deletePermanently",
      ({ users }) => users.deletePermanently({ intercom_user_id: " " }),
      "the user.intercom_user_id is empty",
    ],
    [
      "users.deletePermanently by the client's id",
      ({ users }) => users.deletePermanently(JSON.parse('{"user_id":"u-77"}')),
      "the user has 0 identifiers: give exactly one of intercom_user_id",
    ],
    [
      "users.deletePermanently by the client's id, in the place of Intercom's",
      ({ users }) => users.deletePermanently({ intercom_user_id: "u-77" }),
      "the user.intercom_user_id is no id of Intercom's, which has 24 hexadecimal digits",
    ],
    [
      "users.deletePermanently by more than an id",
      ({ users }) => users.deletePermanently({ intercom_user_id: "5d0a1c7e9b3f4a2d610000070" }),
      "the user.intercom_user_id is no id of Intercom's",
    ],
    ["leads.findByEmail", ({ leads }) => leads.findByEmail(" "), "the lead.email is empty"],
    ["leads.findByPhone", ({ leads }) => leads.findByPhone(""), "the lead.phone is empty"],
    ["visitors.get", ({ visitors }) => visitors.get(nothing), "the visitor has 0 identifiers"],
    ["visitors.get by two", ({ visitors }) => visitors.get(both), "the visitor has 2 identifiers"],
    ["visitors.update", ({ visitors }) => visitors.update(nothing, {}), "the visitor has 0 identifiers"],
    [
      "visitors.update of an email",
      ({ visitors }) => visitors.update({ id: "5d1b" }, JSON.parse('{"email":"sam@example.test"}')),
      "email makes a lead of the visitor: call visitors.addEmail",
    ],
    [
      "visitors.addEmail",
      ({ visitors }) => visitors.addEmail({ id: "5d1b" }, ""),
      "the visitor.email is empty",
    ],
    ["visitors.delete", ({ visitors }) => visitors.delete(""), "id is empty"],
    [
      "visitors.convertToUser without a user",
      ({ visitors }) => visitors.convertToUser({ visitor: { id: "5d1b" }, user: nothing }),
      "user has 0 identifiers",
    ],
    [
      "visitors.convertToUser into two",
      ({ visitors }) => visitors.convertToUser({ visitor: { id: "5d1b" }, user: both }),
      "user has 2 identifiers",
    ],
    ["visitors.convertToLead", ({ visitors }) => visitors.convertToLead(nothing), "the visitor has 0 ident"],
    ["companies.get", ({ companies }) => companies.get({ name: "" }), "the company.name is empty"],
    ["companies.get of all", ({ companies }) => companies.get(nothing), "the company has 0 identifiers"],
    ["companies.delete", ({ companies }) => companies.delete(".."), "id is a path, not an id"],
    ["companies.listUsers", ({ companies }) => companies.listUsers(nothing), "the company has 0 identifiers"],
    [
      "companies.userPages",
      ({ companies }) => companies.userPages({ company_id: "" }).next(),
      "the company.company_id is empty",
    ],
    ["companies.iterateUsers", ({ companies }) => companies.iterateUsers({ id: " " }).next(), "id is empty"],
    [
      "events.submit",
      ({ events }) => events.submit({ user_id: "", event_name: "placed-order", created_at: 1560950000 }),
      "the event.user_id is empty",
    ],
    ["events.list", ({ events }) => events.list(nothing), "the person has 0 identifiers"],
    ["events.iterate", ({ events }) => events.iterate(nothing).next(), "the person has 0 identifiers"],
    ["events.summaries", ({ events }) => events.summaries({ email: "" }), "the person.email is empty"],
  ])("%s", async (_name, make, message) => {
    const server = await startHttpServer((response) => json(response, {}));
    await expect(make(testClient(server.origin))).rejects.toMatchObject({
      code: "intercom.argument_invalid",
      retryable: false,
      message: expect.stringContaining(message),
    });
    expect(server.requests).toHaveLength(0);
  });
});
