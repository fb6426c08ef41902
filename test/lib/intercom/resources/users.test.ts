import { describe, expect, test } from "vitest";
import { errorList, json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";
import { EMPTY_USERS, USER } from "./samples.ts";

const PERSON = "5d0a1c2e9f3b4a5c6d7e8f90";

testWire(
  [
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
    [
      "users.createOrUpdate, a visit to a company",
      ({ users }) =>
        users.createOrUpdate({
          user_id: "u-77",
          new_session: true,
          update_last_request_at: true,
          companies: [{ company_id: "c-9", name: "Holt GmbH", plan: "Team", monthly_spend: 120 }],
        }),
      USER,
      "POST /users",
      {
        user_id: "u-77",
        new_session: true,
        update_last_request_at: true,
        companies: [{ company_id: "c-9", name: "Holt GmbH", plan: "Team", monthly_spend: 120 }],
      },
    ],
    [
      "users.createOrUpdate, last seen",
      ({ users }) =>
        users.createOrUpdate({ id: PERSON, last_request_at: 1561000000, last_seen_ip: "192.0.2.1" }),
      USER,
      "POST /users",
      { id: PERSON, last_request_at: 1561000000, last_seen_ip: "192.0.2.1" },
    ],
    [
      "users.deletePermanently",
      ({ users }) => users.deletePermanently({ intercom_user_id: PERSON }),
      { id: 10482 },
      "POST /user_delete_requests",
      { intercom_user_id: PERSON },
    ],
    [
      "users.list, by tag",
      ({ users }) => users.list({ tag_id: "3142", page: 2 }),
      EMPTY_USERS,
      "GET /users?tag_id=3142&page=2",
    ],
    [
      "users.list, by email",
      ({ users }) => users.list({ email: "mira@example.net" }),
      EMPTY_USERS,
      "GET /users?email=mira%40example.net",
    ],
    [
      "users.findByPhone",
      ({ users }) => users.findByPhone("+49 30"),
      EMPTY_USERS,
      "GET /users?phone=%2B49%2030",
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
    [
      "users.get, by user_id",
      ({ users }) => users.get({ user_id: "u/77" }),
      USER,
      "GET /users?user_id=u%2F77",
    ],
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
  ],
  ["users.createOrUpdate", "users.createOrUpdate, a visit to a company", "users.createOrUpdate, last seen"],
);

describe("nobody", () => {
  test("has an email: the list is empty", async () => {
    const server = await startHttpServer((response) => json(response, EMPTY_USERS));
    const { users } = testClient(server.origin);
    expect(await users.findByEmail("nobody@example.net")).toEqual([]);
    expect(await users.findByPhone("+49 30")).toEqual([]);
  });

  test("has an id: that is an error", async () => {
    const server = await startHttpServer((response) => errorList(response, 404, "not_found"));
    const { users } = testClient(server.origin);
    const notFound = { code: "intercom.not_found" };
    await expect(users.get({ id: PERSON })).rejects.toMatchObject(notFound);
    await expect(users.get({ user_id: "u-77" })).rejects.toMatchObject(notFound);
    await expect(users.deletePermanently({ intercom_user_id: PERSON })).rejects.toMatchObject(notFound);
  });
});

test("a permanent deletion answers the number of its request", async () => {
  const server = await startHttpServer((response) => json(response, { id: 10482 }));
  expect(await testClient(server.origin).users.deletePermanently({ intercom_user_id: PERSON })).toEqual({
    id: 10482,
  });
});
