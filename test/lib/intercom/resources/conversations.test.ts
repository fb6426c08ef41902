import { testWire } from "../support/wire.ts";
import { CONVERSATION } from "./samples.ts";

const C = "21330000001";
const PERSON = "5d0a1c2e9f3b4a5c6d7e8f90";
const CONVERSATIONS = { type: "conversation.list", conversations: [] };

testWire(
  [
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
        c.conversations.list({
          type: "user",
          intercom_user_id: PERSON,
          unread: false,
          page: 2,
          per_page: 60,
        }),
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
  ],
  ["conversations.markAsRead"],
);
