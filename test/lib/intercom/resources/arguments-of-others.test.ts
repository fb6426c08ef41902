import { describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";

/** What data from outside may hold although the types forbid it. */
const nothing: { id: string } = JSON.parse("{}");
const two: { id: string } = JSON.parse('{"id":"5d0a","user_id":"u-77"}');
const generated: { id: string } = JSON.parse('{"user_id":"0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44"}');
const mixed: { users: [] } = JSON.parse('{"users":[{"id":"5d0a"}],"companies":[{"id":"5d0b"}]}');

describe("an argument that would make it another call is refused before anything is sent", () => {
  test.each<[string, (client: IntercomClient) => Promise<unknown>, string]>([
    ["a tag without a name", ({ tags }) => tags.create(" "), "name is empty: give the tag's name"],
    ["a tag without an id", ({ tags }) => tags.update("", { name: "VIP" }), "id is empty"],
    ["a tag without a new name", ({ tags }) => tags.update("40817", { name: "" }), "name is empty"],
    ["tags.delete", ({ tags }) => tags.delete(""), "id is empty"],
    ["tagging under no name", ({ tags }) => tags.tag("", { users: [{ id: "5d0a" }] }), "name is empty"],
    ["untagging under no name", ({ tags }) => tags.untag("", { leads: [{ id: "5d0a" }] }), "name is empty"],
    ["tagging nobody", ({ tags }) => tags.tag("VIP", { users: [] }), "the targets are empty"],
    ["untagging nobody", ({ tags }) => tags.untag("VIP", { companies: [] }), "the targets are empty"],
    [
      "tagging people and companies",
      ({ tags }) => tags.tag("VIP", mixed),
      "the targets are people and companies: tag them in two calls",
    ],
    [
      "tagging a user of no identifier",
      ({ tags }) => tags.tag("VIP", { users: [{ id: "5d0a" }, nothing] }),
      "the user has 0 identifiers: give exactly one of id, user_id, email",
    ],
    [
      "tagging a user of two identifiers",
      ({ tags }) => tags.tag("VIP", { users: [two] }),
      "the user has 2 identifiers",
    ],
    [
      "tagging a lead without an id",
      ({ tags }) => tags.tag("VIP", { leads: [nothing] }),
      "the lead has 0 identifiers: give exactly one of id",
    ],
    [
      "tagging a lead by the user_id that Intercom made, which finds no lead",
      ({ tags }) => tags.tag("VIP", { leads: [generated] }),
      "the lead has 0 identifiers",
    ],
    [
      "untagging a company with an empty id",
      ({ tags }) => tags.untag("VIP", { companies: [{ company_id: "" }] }),
      "the company.company_id is empty",
    ],
    [
      "a note about nobody",
      ({ notes }) => notes.create({ user: nothing, body: "Called" }),
      "the person has 0 identifiers",
    ],
    [
      "a note without a body",
      ({ notes }) => notes.create({ user: { id: "5d0a" }, body: "\n" }),
      "body is empty",
    ],
    ["the notes about everybody", ({ notes }) => notes.list(nothing), "the person has 0 identifiers"],
    ["notes.get", ({ notes }) => notes.get(""), "id is empty"],
    ["segments.get", ({ segments }) => segments.get(""), "id is empty"],
    [
      "a customer added by no admin",
      ({ conversations }) =>
        conversations.addCustomerAsAdmin("1", { admin_id: "", customer: { user_id: "u-77" } }),
      "admin_id is empty: name the admin who acts",
    ],
    [
      "a customer added by no customer",
      ({ conversations }) =>
        conversations.addCustomerAsUser("1", { user_id: "", customer: { user_id: "u-77" } }),
      "the customer who adds.user_id is empty",
    ],
    [
      "nobody added",
      ({ conversations }) =>
        conversations.addCustomerAsAdmin("1", { admin_id: "493881", customer: { email: "" } }),
      "customer.email is empty",
    ],
    [
      "nobody removed",
      ({ conversations }) => conversations.removeCustomer("1", "", { admin_id: "493881" }),
      "customer_id is empty",
    ],
    [
      "a customer removed by no admin",
      ({ conversations }) => conversations.removeCustomer("1", "5d0a", { admin_id: "" }),
      "admin_id is empty",
    ],
    [
      "rules run on no conversation",
      ({ conversations }) => conversations.runAssignmentRules(""),
      "id is empty",
    ],
    [
      "activity logs after a time in milliseconds",
      ({ admins }) => admins.activityLogs({ created_at_after: 1_560_859_200_000 }),
      "created_at_after is no time in whole epoch seconds: divide milliseconds by 1000",
    ],
    [
      "activity logs before a time with a fraction",
      ({ admins }) => admins.activityLogs({ created_at_after: 1_560_859_200, created_at_before: 0.5 }),
      "created_at_before is no time",
    ],
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
