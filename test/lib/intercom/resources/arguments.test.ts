import { describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";

/** What data from outside may hold although the types forbid it. */
const nothing: { id: string } = JSON.parse("{}");

describe("an argument that would make it another call is refused before anything is sent", () => {
  test.each<[string, (client: IntercomClient) => Promise<unknown>, string]>([
    ["admins.get", ({ admins }) => admins.get(""), "id is empty"],
    ["teams.get", ({ teams }) => teams.get(".."), "id is a path, not an id"],
    ["conversations.get", ({ conversations }) => conversations.get(" "), "id is empty"],
    ["users.get", ({ users }) => users.get(nothing), "the user has 0 identifiers"],
    ["users.findByEmail", ({ users }) => users.findByEmail(""), "the user.email is empty"],
    ["users.archive, nobody", ({ users }) => users.archive(nothing), "the user has 0 identifiers"],
    ["users.archive, empty", ({ users }) => users.archive({ user_id: "" }), "the user.user_id is empty"],
    ["leads.get", ({ leads }) => leads.get(nothing), "the lead has 0 identifiers"],
    ["leads.update", ({ leads }) => leads.update(nothing, { name: "Lea" }), "the lead has 0 identifiers"],
    ["leads.delete", ({ leads }) => leads.delete(""), "id is empty"],
    [
      "leads.convert without a user",
      ({ leads }) => leads.convert({ contact: { id: "5d0a" }, user: nothing }),
      "user has 0 identifiers",
    ],
    [
      "leads.convert without a lead",
      ({ leads }) => leads.convert({ contact: nothing, user: { id: "5d0a" } }),
      "the lead has 0 identifiers",
    ],
    [
      "messages.sendAsPerson",
      ({ messages }) => messages.sendAsPerson({ from: { type: "user", id: "" }, body: "Hi" }),
      "from.id is empty",
    ],
    [
      "a note without a body",
      ({ conversations }) => conversations.note("1", { admin_id: "493881", body: " \n" }),
      "body is empty: Intercom refuses such a comment or note",
    ],
    [
      "a comment without a body",
      ({ conversations }) => conversations.replyAsAdmin("1", { admin_id: "493881", body: "" }),
      "body is empty",
    ],
    [
      "a customer's comment without a body",
      ({ conversations }) => conversations.replyAsUser("1", { user_id: "u-77", body: "" }),
      "body is empty",
    ],
    [
      "a customer's comment without a customer",
      ({ conversations }) => conversations.replyAsUser("1", { user_id: "", body: "Hi" }),
      "the customer.user_id is empty",
    ],
    [
      "an act of no admin",
      ({ conversations }) => conversations.close("1", { admin_id: "" }),
      "admin_id is empty: name the admin who acts",
    ],
    [
      "an assignment to nobody by accident",
      ({ conversations }) =>
        conversations.assign("1", { admin_id: "493881", assignee: { type: "admin", id: "0" } }),
      "assignee.id is empty or 0: to unassign, give the type nobody_admin",
    ],
    [
      "an assignment to an empty id",
      ({ conversations }) =>
        conversations.assign("1", { admin_id: "493881", assignee: { type: "team", id: "" } }),
      "assignee.id is empty or 0",
    ],
    [
      "a snooze in milliseconds",
      ({ conversations }) =>
        conversations.snooze("1", { admin_id: "493881", snoozed_until: 1_561_032_000_000 }),
      "snoozed_until is no time in whole epoch seconds: divide milliseconds by 1000",
    ],
    [
      "a snooze with a fraction",
      ({ conversations }) => conversations.snooze("1", { admin_id: "493881", snoozed_until: 1561032000.5 }),
      "snoozed_until is no time",
    ],
    [
      "a snooze until 1970",
      ({ conversations }) => conversations.snooze("1", { admin_id: "493881", snoozed_until: 0 }),
      "snoozed_until is no time",
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
