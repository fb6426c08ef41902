import { describe, expect, test } from "vitest";
import { errorList, json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";
import { LEAD, USER, VISITOR } from "./samples.ts";

const ID = "5d1b2f0c7a6e4d3c2b1a0f9e";
const USER_ID = "9d6c7f52-1a34-4d0f-8f7d-2b9e5a3c1d60";

testWire(
  [
    ["visitors.get, by id", ({ visitors }) => visitors.get({ id: ID }), VISITOR, `GET /visitors/${ID}`],
    [
      "visitors.get, by user_id",
      ({ visitors }) => visitors.get({ user_id: USER_ID }),
      VISITOR,
      `GET /visitors?user_id=${USER_ID}`,
    ],
    [
      "visitors.update",
      ({ visitors }) =>
        visitors.update(
          { user_id: USER_ID },
          { name: "Sam", custom_attributes: { plan: "pro" }, utm_source: "ads", last_request_at: 1561000000 },
        ),
      VISITOR,
      "PUT /visitors",
      {
        user_id: USER_ID,
        name: "Sam",
        custom_attributes: { plan: "pro" },
        utm_source: "ads",
        last_request_at: 1561000000,
      },
    ],
    [
      "visitors.addEmail",
      ({ visitors }) => visitors.addEmail({ id: ID }, "sam@example.test"),
      LEAD,
      "PUT /visitors",
      { id: ID, email: "sam@example.test" },
    ],
    [
      "visitors.addEmail, with more",
      ({ visitors }) => visitors.addEmail({ id: ID }, "sam@example.test", { name: "Sam" }),
      LEAD,
      "PUT /visitors",
      { id: ID, email: "sam@example.test", name: "Sam" },
    ],
    ["visitors.delete", ({ visitors }) => visitors.delete(ID), VISITOR, `DELETE /visitors/${ID}`],
    [
      "visitors.convertToUser",
      ({ visitors }) =>
        visitors.convertToUser({ visitor: { user_id: USER_ID }, user: { email: "sam@example.test" } }),
      USER,
      "POST /visitors/convert",
      { visitor: { user_id: USER_ID }, user: { email: "sam@example.test" }, type: "user" },
    ],
    [
      "visitors.convertToUser, into one who exists",
      ({ visitors }) =>
        visitors.convertToUser({ visitor: { id: ID }, user: { id: "5d0a1c7e9b3f4a2d61000007" } }),
      USER,
      "POST /visitors/convert",
      { visitor: { id: ID }, user: { id: "5d0a1c7e9b3f4a2d61000007" }, type: "user" },
    ],
    [
      "visitors.convertToLead",
      ({ visitors }) => visitors.convertToLead({ user_id: USER_ID }),
      LEAD,
      "POST /visitors/convert",
      { visitor: { user_id: USER_ID }, type: "lead" },
    ],
  ],
  ["visitors.update"],
);

describe("a visitor", () => {
  test("comes back whole", async () => {
    const server = await startHttpServer((response) => json(response, VISITOR));
    expect(await testClient(server.origin).visitors.get({ id: ID })).toEqual(VISITOR);
  });

  test("who is unknown is an error, not nothing", async () => {
    const server = await startHttpServer((response) => errorList(response, 404, "not_found"));
    await expect(testClient(server.origin).visitors.get({ id: ID })).rejects.toMatchObject({
      code: "intercom.not_found",
    });
  });

  test("made a lead comes back as one, also where the sample prints a user", async () => {
    const server = await startHttpServer((response, _request, number) =>
      json(response, number === 1 ? LEAD : { ...LEAD, type: "user" }),
    );
    const { visitors } = testClient(server.origin);
    expect(await visitors.addEmail({ id: ID }, "lea@example.test")).toMatchObject({ type: "contact" });
    expect(await visitors.convertToLead({ id: ID })).toMatchObject({ id: "5d0a1c2e9f3b4a5c6d7e8f90" });
  });
});

test("a visitor is written to by what is given beside the fields, and by nothing among them", async () => {
  const server = await startHttpServer((response) => json(response, LEAD));
  const fields = JSON.parse(`{"id":"5d1c","user_id":"u-78","email":"kim@example.test","name":"Sam"}`);
  await testClient(server.origin).visitors.addEmail({ id: ID }, "sam@example.test", fields);
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
    id: ID,
    email: "sam@example.test",
    name: "Sam",
  });
});
