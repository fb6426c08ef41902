import { describe, expect, test } from "vitest";
import { addUser, at, NOON, refusal, startWorkspace, textAt } from "../support/workspace.ts";

describe("POST /companies", () => {
  test("creates one, shows only what is set, and notifies with dates as text", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.post("/companies", { company_id: 9 });
    expect(body).toEqual({
      type: "company",
      company_id: "9",
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      app_id: "w0rkspac",
      created_at: NOON,
      updated_at: NOON,
      monthly_spend: 0,
      session_count: 0,
      user_count: 0,
      tags: { type: "tag.list", tags: [] },
      segments: { type: "segment.list", segments: [] },
      plan: {},
      custom_attributes: {},
    });
    expect(workspace.topics()).toEqual(["company.created"]);
    expect(workspace.lastItem()).toEqual({
      type: "company",
      id: at(body, "id"),
      company_id: "9",
      app_id: "w0rkspac",
      name: null,
      plan_id: null,
      remote_created_at: null,
      created_at: "2019-06-19T12:00:00.000Z",
      updated_at: "2019-06-19T12:00:00.000Z",
      last_request_at: null,
      monthly_spend: 0,
      session_count: 0,
      user_count: 0,
      tag_ids: [],
      custom_attributes: {},
    });
  });

  test("updates by company_id: fractions of the spend are cut off, a plan has one id", async () => {
    const workspace = await startWorkspace();
    const first = await workspace.post("/companies", { company_id: "c-9", name: "Holt", plan: "Team" });
    workspace.topics();
    workspace.clock.advance(5000);
    const { body } = await workspace.post("/companies", {
      company_id: "c-9",
      remote_created_at: 1546300800,
      monthly_spend: 155.98,
      size: 40,
      website: "holt.example",
      industry: "Tools",
      custom_attributes: { region: "eu", monthly_spend: 1.5 },
    });
    expect(body).toMatchObject({
      id: at(first.body, "id"),
      name: "Holt",
      plan: { type: "plan", id: "90211", name: "Team" },
      remote_created_at: 1546300800,
      created_at: NOON,
      updated_at: NOON + 5,
      monthly_spend: 155,
      size: 40,
      website: "holt.example",
      industry: "Tools",
      custom_attributes: { region: "eu", monthly_spend: 1.5 },
    });
    expect(workspace.topics()).toEqual([]);
    const other = await workspace.post("/companies", { company_id: "c-10", plan: "Team" });
    expect(at(other.body, "plan", "id")).toBe("90211");
  });

  test.each([
    [{}, 400, "parameter_not_found"],
    [{ company_id: "c", monthly_spend: "12" }, 400, "type_mismatch"],
    [{ company_id: "c", monthly_spend: 2147483648 }, 400, "parameter_invalid"],
    [{ company_id: "c", size: 2147483648 }, 400, "parameter_invalid"],
    [{ company_id: "c", plan: { name: "Team" } }, 400, "type_mismatch"],
    [{ company_id: "c", custom_attributes: { "a.b": 1 } }, 400, "invalid_document"],
  ])("%j is refused", async (body, status, code) => {
    const workspace = await startWorkspace();
    const answer = await workspace.post("/companies", body);
    expect(refusal(answer).slice(0, 2)).toEqual([status, code]);
    expect(at((await workspace.get("/counts")).body, "company", "count")).toBe(0);
  });

  test("takes 100 attributes, not 101", async () => {
    const workspace = await startWorkspace();
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`a${n}`, n]));
    expect((await workspace.post("/companies", { company_id: "c", custom_attributes: many })).status).toBe(
      200,
    );
    const one = await workspace.post("/companies", { company_id: "c", custom_attributes: { more: 1 } });
    expect(refusal(one).slice(0, 2)).toEqual([422, "custom_data_limit_reached"]);
  });
});

describe("a user's companies", () => {
  test("join, stay when they are not named, and leave with remove: the newest first", async () => {
    const workspace = await startWorkspace();
    await workspace.post("/users", { user_id: "u1", companies: [{ company_id: "c-1", name: "One" }] });
    expect(workspace.topics()).toEqual(["company.created", "user.created"]);
    const joined = await workspace.post("/users", { user_id: "u1", companies: [{ id: 6 }] });
    expect(at(joined.body, "companies")).toEqual({
      type: "company.list",
      companies: [
        { type: "company", company_id: "6", id: expect.any(String), name: null },
        { type: "company", company_id: "c-1", id: expect.any(String), name: "One" },
      ],
    });
    const remove = [
      { company_id: "6", remove: true },
      { company_id: "nobody's", remove: true },
    ];
    const left = await workspace.post("/users", { user_id: "u1", companies: remove });
    expect(at(left.body, "companies", "companies", 0, "company_id")).toBe("c-1");
    expect(at(left.body, "companies", "companies", 1)).toBeUndefined();
    expect(at((await workspace.get("/companies?company_id=6")).body, "user_count")).toBe(0);
    expect((await workspace.get("/companies?company_id=nobody's")).status).toBe(404);
  });

  test("a new session counts for the companies that the request names", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1", companies: [{ company_id: "a" }, { company_id: "b" }] });
    await workspace.post("/users", { user_id: "u1", new_session: true, companies: [{ company_id: "a" }] });
    const [a, b] = [
      await workspace.get("/companies?company_id=a"),
      await workspace.get("/companies?company_id=b"),
    ];
    expect([at(a.body, "session_count"), at(a.body, "last_request_at")]).toEqual([1, NOON]);
    expect([at(b.body, "session_count"), at(b.body, "last_request_at")]).toEqual([0, undefined]);
  });

  test("a wrong one refuses the whole request", async () => {
    const workspace = await startWorkspace();
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`a${n}`, n]));
    const companies = [{ company_id: "a" }, { company_id: "b", custom_attributes: many }];
    const answer = await workspace.post("/users", { user_id: "u1", companies });
    expect(refusal(answer).slice(0, 2)).toEqual([422, "custom_data_limit_reached"]);
    expect((await workspace.get("/companies?company_id=a")).status).toBe(404);
    expect((await workspace.get("/users?user_id=u1")).status).toBe(404);
    expect(workspace.topics()).toEqual([]);
  });

  test("end with the user, and go from a lead to the user who takes it in", async () => {
    const workspace = await startWorkspace();
    const lead = await workspace.post("/contacts", { companies: [{ company_id: "c" }] });
    await addUser(workspace, { user_id: "u1" });
    const contact = { id: textAt(lead.body, "id") };
    const user = await workspace.post("/contacts/convert", { contact, user: { user_id: "u1" } });
    expect(at(user.body, "companies", "companies", 0, "company_id")).toBe("c");
    expect(at((await workspace.get("/companies?company_id=c")).body, "user_count")).toBe(1);
    await workspace.del(`/users/${textAt(user.body, "id")}`);
    expect(at((await workspace.get("/companies?company_id=c")).body, "user_count")).toBe(0);
  });
});
