import { expect, test } from "vitest";
import { json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";
import { CONVERSATION } from "./samples.ts";

const C = "21330000001";
const USER = "5d0a1c7e9b3f4a2d61000007";
const LEAD = "5d0a1c2e9f3b4a5c6d7e8f90";
const CUSTOMERS = {
  customers: [
    { type: "user", id: USER },
    { type: "lead", id: LEAD },
  ],
};

testWire([
  [
    "conversations.addCustomerAsAdmin",
    (c) =>
      c.conversations.addCustomerAsAdmin(C, { admin_id: "493881", customer: { intercom_user_id: LEAD } }),
    CUSTOMERS,
    `POST /conversations/${C}/customers`,
    { admin_id: "493881", customer: { intercom_user_id: LEAD } },
  ],
  [
    "conversations.addCustomerAsUser",
    (c) =>
      c.conversations.addCustomerAsUser(C, {
        intercom_user_id: USER,
        customer: { email: "lea@example.test" },
      }),
    CUSTOMERS,
    `POST /conversations/${C}/customers`,
    { intercom_user_id: USER, customer: { email: "lea@example.test" } },
  ],
  [
    "conversations.removeCustomer",
    (c) => c.conversations.removeCustomer(C, LEAD, { admin_id: "493881" }),
    CUSTOMERS,
    `DELETE /conversations/${C}/customers/${LEAD}`,
    { admin_id: "493881" },
  ],
  [
    "conversations.runAssignmentRules",
    (c) => c.conversations.runAssignmentRules(C),
    CONVERSATION,
    `POST /conversations/${C}/run_assignment_rules`,
  ],
]);

test("those who take part are answered, without a conversation around them", async () => {
  const server = await startHttpServer((response) => json(response, CUSTOMERS));
  const { conversations } = testClient(server.origin);
  const added = await conversations.addCustomerAsAdmin(C, {
    admin_id: "493881",
    customer: { user_id: "u-77" },
  });
  expect(added).toEqual([
    { type: "user", id: "5d0a1c7e9b3f4a2d61000007" },
    { type: "lead", id: "5d0a1c2e9f3b4a5c6d7e8f90" },
  ]);
});

test("a run of the rules that matched none is answered with a part that assigns to nobody", async () => {
  const part = {
    type: "conversation_part",
    id: "2824000002",
    part_type: "default_assignment",
    body: null,
    assigned_to: { type: "nobody_admin", id: null },
    author: { type: "bot", id: "25" },
  };
  const answer = {
    ...CONVERSATION,
    assignee: { type: "nobody_admin", id: null },
    conversation_parts: { type: "conversation_part.list", conversation_parts: [part], total_count: 1 },
  };
  const server = await startHttpServer((response) => json(response, answer));
  expect(await testClient(server.origin).conversations.runAssignmentRules(C)).toEqual(answer);
});
