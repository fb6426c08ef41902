import { testWire } from "../support/wire.ts";
import { USER_MESSAGE } from "./samples.ts";

const PERSON = "5d0a1c2e9f3b4a5c6d7e8f90";

testWire([
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
]);
