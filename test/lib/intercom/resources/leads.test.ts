import { describe, expect, test } from "vitest";
import { errorList, json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";
import { LEAD, USER } from "./samples.ts";

const PERSON = "5d0a1c2e9f3b4a5c6d7e8f90";
const LEADS = { type: "contact.list", contacts: [] };

testWire(
  [
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
    [
      "leads.list, sorted",
      ({ leads }) => leads.list({ segment_id: "5cf1", sort: "updated_at", order: "asc", created_since: 7 }),
      LEADS,
      "GET /contacts?segment_id=5cf1&sort=updated_at&order=asc&created_since=7",
    ],
    [
      "leads.findByEmail",
      ({ leads }) => leads.findByEmail("lea+1@example.test"),
      LEADS,
      "GET /contacts?email=lea%2B1%40example.test",
    ],
    [
      "leads.findByPhone",
      ({ leads }) => leads.findByPhone("+49 30"),
      LEADS,
      "GET /contacts?phone=%2B49%2030",
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
  ],
  ["leads.update"],
);

describe("leads of an email", () => {
  test("are all that share it, however many pages they fill", async () => {
    const server = await startHttpServer((response, _request, number) =>
      json(response, {
        type: "contact.list",
        contacts: [{ type: "contact", id: number === 1 ? "a" : "b" }],
        pages: { next: number === 1 ? `${server.origin}/contacts?email=lea%40example.test&page=2` : null },
      }),
    );
    const found = await testClient(server.origin).leads.findByEmail("lea@example.test");
    expect(found.map(({ id }) => id)).toEqual(["a", "b"]);
  });
});

describe("leads of a phone", () => {
  test.each<[string, unknown]>([
    ["a list", { type: "contact.list", contacts: [LEAD], pages: { type: "pages", next: null } }],
    ["a single lead", LEAD],
  ])("are the same whether Intercom answers %s", async (_name, answer) => {
    const server = await startHttpServer((response) => json(response, answer));
    const { leads } = testClient(server.origin);
    expect(await leads.findByPhone("+49 30")).toEqual([LEAD]);
    expect(await leads.list({ phone: "+49 30" })).toMatchObject({ contacts: [LEAD] });
    expect(server.requests).toHaveLength(2);
  });

  test("are none where there is no single one", async () => {
    const server = await startHttpServer((response) => errorList(response, 404, "not_found"));
    expect(await testClient(server.origin).leads.findByPhone("+49 30")).toEqual([]);
  });

  test("are not none because something else went wrong", async () => {
    const server = await startHttpServer((response) => errorList(response, 403, "api_plan_restricted"));
    await expect(testClient(server.origin).leads.findByPhone("+49 30")).rejects.toMatchObject({
      code: "intercom.forbidden",
    });
  });
});

/** What data from outside may hold although the types forbid it. */
const fetched = JSON.parse(`{"id":"5d0a1c7e9b3f4a2d61000001","user_id":"9d6c7f52","name":"Kai"}`);

test("the identifiers of a fetched lead don't turn making one into writing to it", async () => {
  const server = await startHttpServer((response) => json(response, LEAD));
  await testClient(server.origin).leads.create(fetched);
  expect(server.requests[0]?.body).toBe('{"name":"Kai"}');
});

test("a lead is written to by the identifier that is given beside its fields, and by no other", async () => {
  const server = await startHttpServer((response) => json(response, LEAD));
  await testClient(server.origin).leads.update({ user_id: "u-lead" }, fetched);
  expect(server.requests[0]?.body).toBe('{"name":"Kai","user_id":"u-lead"}');
});
