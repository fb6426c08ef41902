import { describe, expect, test } from "vitest";
import { errorList, json, startHttpServer } from "../support/http-server.ts";
import { testClient } from "../support/test-client.ts";
import { testWire } from "../support/wire.ts";
import { COMPANIES, COMPANY, COMPANY_USERS } from "./samples.ts";

const ID = "5d0a1c7f9b3f4a2d61000008";

testWire(
  [
    [
      "companies.createOrUpdate",
      ({ companies }) =>
        companies.createOrUpdate({
          company_id: "c-9",
          name: "Holt GmbH",
          plan: "Team",
          monthly_spend: 155.98,
          remote_created_at: 1546300800,
          size: 40,
          website: "http://holt.example",
          industry: "Tools",
          custom_attributes: { region: "eu", seats: 12, share: 0.5, trial: false, gone: null },
        }),
      COMPANY,
      "POST /companies",
      {
        company_id: "c-9",
        name: "Holt GmbH",
        plan: "Team",
        monthly_spend: 155.98,
        remote_created_at: 1546300800,
        size: 40,
        website: "http://holt.example",
        industry: "Tools",
        custom_attributes: { region: "eu", seats: 12, share: 0.5, trial: false, gone: null },
      },
    ],
    ["companies.list", ({ companies }) => companies.list(), COMPANIES, "GET /companies"],
    [
      "companies.list, ordered",
      ({ companies }) => companies.list({ page: 2, per_page: 60, order: "asc" }),
      COMPANIES,
      "GET /companies?page=2&per_page=60&order=asc",
    ],
    [
      "companies.list, by tag",
      ({ companies }) => companies.list({ tag_id: "40817" }),
      COMPANIES,
      "GET /companies?tag_id=40817",
    ],
    [
      "companies.list, by segment",
      ({ companies }) => companies.list({ segment_id: "5cf1e2a09b3f4a2d61000031", per_page: 10 }),
      COMPANIES,
      "GET /companies?segment_id=5cf1e2a09b3f4a2d61000031&per_page=10",
    ],
    ["companies.get, by id", ({ companies }) => companies.get({ id: ID }), COMPANY, `GET /companies/${ID}`],
    [
      "companies.get, by company_id",
      ({ companies }) => companies.get({ company_id: "c/9" }),
      COMPANY,
      "GET /companies?company_id=c%2F9",
    ],
    [
      "companies.get, by name",
      ({ companies }) => companies.get({ name: "Holt & Söhne" }),
      COMPANY,
      "GET /companies?name=Holt%20%26%20S%C3%B6hne",
    ],
    [
      "companies.delete",
      ({ companies }) => companies.delete(ID),
      { id: ID, object: "company", deleted: "true" },
      `DELETE /companies/${ID}`,
    ],
    [
      "companies.listUsers, by id",
      ({ companies }) => companies.listUsers({ id: ID }, { page: 2, per_page: 60 }),
      COMPANY_USERS,
      `GET /companies/${ID}/users?page=2&per_page=60`,
    ],
    [
      "companies.listUsers, by company_id",
      ({ companies }) => companies.listUsers({ company_id: "c-9" }, { per_page: 10 }),
      COMPANY_USERS,
      "GET /companies?company_id=c-9&type=user&per_page=10",
    ],
    [
      "companies.userPages",
      ({ companies }) => companies.userPages({ company_id: "c-9" }).next(),
      COMPANY_USERS,
      "GET /companies?company_id=c-9&type=user",
    ],
    [
      "companies.iterateUsers",
      ({ companies }) => companies.iterateUsers({ id: ID }).next(),
      COMPANY_USERS,
      `GET /companies/${ID}/users`,
    ],
  ],
  ["companies.createOrUpdate"],
);

describe("a company", () => {
  test("comes back whole", async () => {
    const server = await startHttpServer((response) => json(response, COMPANY));
    expect(await testClient(server.origin).companies.get({ id: ID })).toEqual(COMPANY);
  });

  test("that is unknown is an error, by either of Intercom's codes", async () => {
    const server = await startHttpServer((response, _request, number) =>
      errorList(response, 404, number === 1 ? "company_not_found" : "not_found"),
    );
    const { companies } = testClient(server.origin);
    const notFound = { code: "intercom.not_found" };
    await expect(companies.get({ company_id: "c-9" })).rejects.toMatchObject(notFound);
    await expect(companies.listUsers({ id: "c-9" })).rejects.toMatchObject(notFound);
  });

  test("is deleted with an answer of its own", async () => {
    const answer = { id: ID, object: "company", deleted: true };
    const server = await startHttpServer((response) => json(response, answer));
    expect(await testClient(server.origin).companies.delete(ID)).toEqual(answer);
  });
});

test("all companies of a tag are followed by Intercom's own links", async () => {
  const server = await startHttpServer((response, _request, number) =>
    json(response, {
      type: "company.list",
      companies: [{ type: "company", id: number === 1 ? "a" : "b" }],
      pages: { next: number === 1 ? `${server.origin}/companies?tag_id=14&per_page=50&page=2` : null },
    }),
  );
  const ids: string[] = [];
  for await (const { id } of testClient(server.origin).companies.iterate({ tag_id: "14" })) ids.push(id);
  expect(ids).toEqual(["a", "b"]);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/companies?tag_id=14",
    "/companies?tag_id=14&per_page=50&page=2",
  ]);
});

test("a company's people are users and leads", async () => {
  const server = await startHttpServer((response) => json(response, COMPANY_USERS));
  const types: string[] = [];
  for await (const { type } of testClient(server.origin).companies.iterateUsers({ id: ID })) types.push(type);
  expect(types).toEqual(["user", "contact"]);
});
