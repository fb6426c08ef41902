import { describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { ADMIN, CONVERSATION, EMPTY_USERS, LEAD, TEAM, USER, USER_MESSAGE } from "./samples.ts";

const C = "21330000001";
const PERSON = "5d0a1c2e9f3b4a5c6d7e8f90";
const CONVERSATIONS = { type: "conversation.list", conversations: [] };
const LEADS = { type: "contact.list", contacts: [] };

type Row = readonly [
  name: string,
  make: (client: IntercomClient) => Promise<unknown>,
  answer: unknown,
  line: string,
  body?: object,
];

const rows: readonly Row[] = [
  ["admins.list", ({ admins }) => admins.list(), { admins: [ADMIN] }, "GET /admins"],
  ["admins.get", ({ admins }) => admins.get("493881"), ADMIN, "GET /admins/493881"],
  [
    "admins.setAway",
    ({ admins }) => admins.setAway("493881", { away_mode_enabled: true, away_mode_reassign: false }),
    ADMIN,
    "PUT /admins/493881/away",
    { away_mode_enabled: true, away_mode_reassign: false },
  ],
  ["teams.list", ({ teams }) => teams.list(), { teams: [TEAM] }, "GET /teams"],
  ["teams.get", ({ teams }) => teams.get("814865"), TEAM, "GET /teams/814865"],

  ["conversations.list, all", (c) => c.conversations.list(), CONVERSATIONS, "GET /conversations"],
  [
    "conversations.list, an admin's",
    (c) =>
      c.conversations.list({
        type: "admin",
        admin_id: "493881",
        open: true,
        sort: "waiting_since",
        order: "asc",
      }),
    CONVERSATIONS,
    "GET /conversations?type=admin&admin_id=493881&open=true&sort=waiting_since&order=asc",
  ],
  [
    "conversations.list, a customer's",
    (c) =>
      c.conversations.list({ type: "user", intercom_user_id: PERSON, unread: false, page: 2, per_page: 60 }),
    CONVERSATIONS,
    `GET /conversations?type=user&intercom_user_id=${PERSON}&unread=false&page=2&per_page=60`,
  ],
  [
    "conversations.list, by email, as text",
    (c) => c.conversations.list({ type: "user", email: "a+b@example.test", display_as: "plaintext" }),
    CONVERSATIONS,
    "GET /conversations?type=user&email=a%2Bb%40example.test&display_as=plaintext",
  ],
  ["conversations.get", (c) => c.conversations.get(C), CONVERSATION, `GET /conversations/${C}`],
  [
    "conversations.get, as text",
    (c) => c.conversations.get(C, { display_as: "plaintext" }),
    CONVERSATION,
    `GET /conversations/${C}?display_as=plaintext`,
  ],
  [
    "conversations.replyAsUser",
    (c) =>
      c.conversations.replyAsUser(C, {
        intercom_user_id: PERSON,
        body: "Thanks",
        attachment_urls: ["https://files.example.test/a.png"],
      }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    {
      type: "user",
      message_type: "comment",
      intercom_user_id: PERSON,
      body: "Thanks",
      attachment_urls: ["https://files.example.test/a.png"],
    },
  ],
  [
    "conversations.replyAsAdmin",
    (c) => c.conversations.replyAsAdmin(C, { admin_id: "493881", body: "<p>Hello</p>" }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "comment", admin_id: "493881", body: "<p>Hello</p>" },
  ],
  [
    "conversations.note",
    (c) => c.conversations.note(C, { admin_id: "493881", body: "<b>VIP</b>" }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "note", admin_id: "493881", body: "<b>VIP</b>" },
  ],
  [
    "conversations.assign to an admin",
    (c) => c.conversations.assign(C, { admin_id: "493881", assignee: { type: "admin", id: "492881" } }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "assignment", admin_id: "493881", assignee_id: "492881" },
  ],
  [
    "conversations.assign to a team",
    (c) =>
      c.conversations.assign(C, {
        admin_id: "493881",
        assignee: { type: "team", id: "814865" },
        body: "Yours",
      }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "assignment", admin_id: "493881", assignee_id: "814865", body: "Yours" },
  ],
  [
    "conversations.assign to nobody",
    (c) => c.conversations.assign(C, { admin_id: "493881", assignee: { type: "nobody_admin", id: null } }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "assignment", admin_id: "493881", assignee_id: "0" },
  ],
  [
    "conversations.open",
    (c) => c.conversations.open(C, { admin_id: "493881" }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "open", admin_id: "493881" },
  ],
  [
    "conversations.close",
    (c) => c.conversations.close(C, { admin_id: "493881", body: "All done" }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "close", admin_id: "493881", body: "All done" },
  ],
  [
    "conversations.snooze",
    (c) => c.conversations.snooze(C, { admin_id: "493881", snoozed_until: 1561032000 }),
    CONVERSATION,
    `POST /conversations/${C}/reply`,
    { type: "admin", message_type: "snoozed", admin_id: "493881", snoozed_until: 1561032000 },
  ],
  [
    "conversations.replyToLast as the customer",
    (c) =>
      c.conversations.replyToLast({
        type: "user",
        message_type: "comment",
        user_id: "u-77",
        body: "Still there?",
      }),
    CONVERSATION,
    "POST /conversations/last/reply",
    { type: "user", message_type: "comment", user_id: "u-77", body: "Still there?" },
  ],
  [
    "conversations.replyToLast as an admin",
    (c) =>
      c.conversations.replyToLast({
        type: "admin",
        message_type: "assignment",
        admin_id: "493881",
        assignee: { type: "nobody_admin" },
        email: "lea@example.test",
      }),
    CONVERSATION,
    "POST /conversations/last/reply",
    {
      type: "admin",
      message_type: "assignment",
      admin_id: "493881",
      assignee_id: "0",
      email: "lea@example.test",
    },
  ],
  [
    "conversations.markAsRead",
    (c) => c.conversations.markAsRead(C),
    CONVERSATION,
    `PUT /conversations/${C}`,
    { read: true },
  ],

  [
    "users.createOrUpdate",
    ({ users }) =>
      users.createOrUpdate({
        user_id: "u-77",
        email: "mira@example.net",
        custom_attributes: { paid: true, seats: 4, nickname: null },
        companies: [{ company_id: "c-9", remove: true }],
        unsubscribed_from_emails: false,
      }),
    USER,
    "POST /users",
    {
      user_id: "u-77",
      email: "mira@example.net",
      custom_attributes: { paid: true, seats: 4, nickname: null },
      companies: [{ company_id: "c-9", remove: true }],
      unsubscribed_from_emails: false,
    },
  ],
  ["users.list", ({ users }) => users.list(), EMPTY_USERS, "GET /users"],
  [
    "users.list, sorted",
    ({ users }) => users.list({ sort: "last_request_at", order: "asc", created_since: 365, per_page: 60 }),
    EMPTY_USERS,
    "GET /users?sort=last_request_at&order=asc&created_since=365&per_page=60",
  ],
  [
    "users.list, by segment",
    ({ users }) => users.list({ segment_id: "5d0a" }),
    EMPTY_USERS,
    "GET /users?segment_id=5d0a",
  ],
  [
    "users.list, by phone",
    ({ users }) => users.list({ phone: "+49 30" }),
    EMPTY_USERS,
    "GET /users?phone=%2B49%2030",
  ],
  ["users.get, by id", ({ users }) => users.get({ id: PERSON }), USER, `GET /users/${PERSON}`],
  ["users.get, by user_id", ({ users }) => users.get({ user_id: "u/77" }), USER, "GET /users?user_id=u%2F77"],
  [
    "users.findByEmail",
    ({ users }) => users.findByEmail("mira@example.net"),
    EMPTY_USERS,
    "GET /users?email=mira%40example.net",
  ],
  ["users.archive, by id", ({ users }) => users.archive({ id: PERSON }), USER, `DELETE /users/${PERSON}`],
  [
    "users.archive, by user_id",
    ({ users }) => users.archive({ user_id: "u-77" }),
    USER,
    "DELETE /users?user_id=u-77",
  ],
  [
    "users.archive, by email",
    ({ users }) => users.archive({ email: "mira@example.net" }),
    USER,
    "DELETE /users?email=mira%40example.net",
  ],

  ["leads.create, empty", ({ leads }) => leads.create(), LEAD, "POST /contacts", {}],
  [
    "leads.create",
    ({ leads }) => leads.create({ email: "lea@example.test", name: "Lea Moss" }),
    LEAD,
    "POST /contacts",
    { email: "lea@example.test", name: "Lea Moss" },
  ],
  [
    "leads.update",
    ({ leads }) => leads.update({ user_id: "0b6d2c7e" }, { name: "Lea" }),
    LEAD,
    "POST /contacts",
    { user_id: "0b6d2c7e", name: "Lea" },
  ],
  [
    "leads.list",
    ({ leads }) => leads.list({ email: "lea@example.test" }),
    LEADS,
    "GET /contacts?email=lea%40example.test",
  ],
  ["leads.get, by id", ({ leads }) => leads.get({ id: PERSON }), LEAD, `GET /contacts/${PERSON}`],
  [
    "leads.get, by user_id",
    ({ leads }) => leads.get({ user_id: "0b6d" }),
    LEAD,
    "GET /contacts?user_id=0b6d",
  ],
  ["leads.delete", ({ leads }) => leads.delete(PERSON), LEAD, `DELETE /contacts/${PERSON}`],
  [
    "leads.convert",
    ({ leads }) =>
      leads.convert({
        contact: { user_id: "0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44" },
        user: { email: "lea@example.test" },
      }),
    USER,
    "POST /contacts/convert",
    { contact: { user_id: "0b6d2c7e-5f0c-4d1b-9a77-3f0e5c1d2a44" }, user: { email: "lea@example.test" } },
  ],
  [
    "leads.convert, signed up before",
    ({ leads }) =>
      leads.convert({ contact: { id: PERSON }, user: { user_id: "u-9", signed_up_at: 1560945600 } }),
    USER,
    "POST /contacts/convert",
    { contact: { id: PERSON }, user: { user_id: "u-9", signed_up_at: 1560945600 } },
  ],

  [
    "messages.sendAsPerson, a user",
    ({ messages }) =>
      messages.sendAsPerson({ from: { type: "user", email: "mira@example.net" }, body: "In stock?" }),
    USER_MESSAGE,
    "POST /messages",
    { from: { type: "user", email: "mira@example.net" }, body: "In stock?" },
  ],
  [
    "messages.sendAsPerson, a lead",
    ({ messages }) => messages.sendAsPerson({ from: { type: "contact", id: PERSON }, body: "In stock?" }),
    USER_MESSAGE,
    "POST /messages",
    { from: { type: "contact", id: PERSON }, body: "In stock?" },
  ],
  [
    "messages.sendAsAdmin, in the app",
    ({ messages }) =>
      messages.sendAsAdmin({
        message_type: "inapp",
        from: { type: "admin", id: "493881" },
        to: { type: "contact", id: PERSON },
        body: "Hi",
      }),
    USER_MESSAGE,
    "POST /messages",
    {
      message_type: "inapp",
      from: { type: "admin", id: "493881" },
      to: { type: "contact", id: PERSON },
      body: "Hi",
    },
  ],
  [
    "messages.sendAsAdmin, by email",
    ({ messages }) =>
      messages.sendAsAdmin({
        message_type: "email",
        subject: "Hey",
        template: "plain",
        from: { type: "admin", id: "493881" },
        to: { type: "user", user_id: "u-77" },
        body: "Hi",
      }),
    USER_MESSAGE,
    "POST /messages",
    {
      message_type: "email",
      subject: "Hey",
      template: "plain",
      from: { type: "admin", id: "493881" },
      to: { type: "user", user_id: "u-77" },
      body: "Hi",
    },
  ],

  ["counts.app", ({ counts }) => counts.app(), { type: "count.hash" }, "GET /counts"],
  [
    "counts.conversations",
    ({ counts }) => counts.conversations(),
    { conversation: { open: 30, closed: 17 } },
    "GET /counts?type=conversation",
  ],
  [
    "counts.admins",
    ({ counts }) => counts.admins(),
    { conversation: { admin: [] } },
    "GET /counts?type=conversation&count=admin",
  ],
  [
    "counts.users",
    ({ counts }) => counts.users("segment"),
    { user: {} },
    "GET /counts?type=user&count=segment",
  ],
  [
    "counts.companies",
    ({ counts }) => counts.companies("user", { page: 2, per_page: 10 }),
    { company: {} },
    "GET /counts?type=company&count=user&page=2&per_page=10",
  ],
];

describe("what goes over the wire", () => {
  for (const [name, make, answer, line, body] of rows) {
    test(name, async () => {
      const server = await startHttpServer((response) => json(response, answer));
      await make(testClient(server.origin));
      expect(server.requests).toHaveLength(1);
      const [request] = server.requests;
      expect(`${request?.method} ${request?.url}`).toBe(line);
      expect(request?.body === "" ? undefined : JSON.parse(request?.body ?? "null")).toEqual(body);
    });
  }
});

/** Not listed: the reading calls, all of which may be repeated. */
const repeatable = new Map([
  ["admins.setAway", true],
  ["conversations.markAsRead", true],
  ["users.createOrUpdate", true],
  ["leads.update", true],
]);

describe("after an answer that got lost", () => {
  for (const [name, make, answer, line] of rows) {
    test(name, async () => {
      const server = await startHttpServer((response, _request, number) =>
        number === 1 ? response.socket?.destroy() : json(response, answer),
      );
      const made = make(testClient(server.origin));
      if (line.startsWith("GET ") || repeatable.get(name)) {
        await made;
        expect(server.requests).toHaveLength(2);
      } else {
        await expect(made).rejects.toMatchObject({ code: "intercom.network" });
        expect(server.requests).toHaveLength(1);
      }
    });
  }
});
