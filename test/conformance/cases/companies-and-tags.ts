import { expect, test } from "vitest";
import { textAt } from "../../sandbox/simulator/support/workspace.ts";
import { startOfficial } from "../support/official-client.ts";
import { OBJECT_ID, ONE_PAGE } from "../support/people.ts";

const DIGITS = expect.stringMatching(/^\d+$/);

const HOLT = {
  type: "company",
  company_id: "c-9",
  id: OBJECT_ID,
  app_id: "w0rkspac",
  name: "Holt GmbH",
  remote_created_at: 1_546_300_800,
  created_at: 1_560_945_600,
  updated_at: 1_560_945_600,
  monthly_spend: 120,
  session_count: 0,
  user_count: 0,
  size: 40,
  website: "http://holt.example",
  industry: "Tools",
  tags: { type: "tag.list", tags: [] },
  segments: { type: "segment.list", segments: [] },
  plan: { type: "plan", id: DIGITS, name: "Team" },
  custom_attributes: { region: "eu", seats: 12 },
};

const INPUT = {
  company_id: "c-9",
  name: "Holt GmbH",
  remote_created_at: 1_546_300_800,
  monthly_spend: 120.7,
  size: 40,
  website: "http://holt.example",
  industry: "Tools",
  plan: "Team",
  custom_attributes: { region: "eu", seats: 12 },
};

export function companiesAndTags(): void {
  test("a company: create, find, update; without users it is in no list", async () => {
    const { call } = await startOfficial();
    const { body } = await call("companies", "create", INPUT);
    expect(body).toEqual(HOLT);
    expect((await call("companies", "find", { id: textAt(body, "id") })).body).toEqual(HOLT);
    expect((await call("companies", "find", { company_id: "c-9" })).body).toEqual(HOLT);
    const updated = await call("companies", "update", { company_id: "c-9", size: 41 });
    expect(updated.body).toEqual({ ...HOLT, size: 41 });
    expect((await call("companies", "list")).body).toMatchObject({ total_count: 0, companies: [] });
  });

  test("a company with a user is listed, and lists its users", async () => {
    const { call } = await startOfficial();
    const id = textAt((await call("companies", "create", INPUT)).body, "id");
    await call("users", "create", { user_id: "u-77", companies: [{ company_id: "c-9" }] });
    const list = { type: "company.list", total_count: 1, pages: ONE_PAGE };
    expect((await call("companies", "list")).body).toEqual({
      ...list,
      companies: [{ ...HOLT, user_count: 1 }],
    });
    for (const by of [{ id }, { company_id: "c-9" }]) {
      expect((await call("companies", "listUsers", by)).body).toMatchObject({
        type: "user.list",
        total_count: 1,
        users: [{ type: "user", user_id: "u-77" }],
        pages: ONE_PAGE,
      });
    }
  });

  test("a tag: create, list, put on a user and a company, take off, delete", async () => {
    const { call } = await startOfficial();
    const beta = { type: "tag", id: DIGITS, name: "Beta testers" };
    const created = await call("tags", "create", { name: "Beta testers" });
    expect(created.body).toEqual(beta);
    expect((await call("tags", "list")).body).toEqual({ type: "tag.list", tags: [beta] });
    await call("users", "create", { user_id: "u-12" });
    await call("companies", "create", INPUT);
    const target = { name: "beta TESTERS", users: [{ user_id: "u-12" }] };
    expect((await call("tags", "tag", target)).body).toEqual(beta);
    await call("tags", "tag", { name: "Beta testers", companies: [{ company_id: "c-9" }] });
    const tagged = { tags: { type: "tag.list", tags: [beta] } };
    expect((await call("users", "find", { user_id: "u-12" })).body).toMatchObject(tagged);
    expect((await call("companies", "find", { company_id: "c-9" })).body).toMatchObject(tagged);
    await call("tags", "untag", target);
    expect((await call("users", "find", { user_id: "u-12" })).body).toMatchObject({ tags: { tags: [] } });
    await call("tags", "untag", { name: "Beta testers", companies: [{ company_id: "c-9" }] });
    expect((await call("tags", "delete", { id: textAt(created.body, "id") })).statusCode).toBe(200);
    expect((await call("tags", "list")).body).toEqual({ type: "tag.list", tags: [] });
  });
}
