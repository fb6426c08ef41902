import { describe, expect, test } from "vitest";
import { addLead, addUser, at, listAt, NOON, refusal, startWorkspace, textAt } from "../support/workspace.ts";

/** Three companies with a user each, `c` seen last, and one without anybody. */
async function startWithCompanies() {
  const workspace = await startWorkspace();
  for (const [n, companyId] of ["a", "b", "c"].entries()) {
    await addUser(workspace, {
      user_id: `u-${companyId}`,
      last_request_at: NOON - 100 + n,
      companies: [{ company_id: companyId, name: `Company ${companyId}` }],
    });
  }
  await workspace.post("/companies", { company_id: "empty", name: "Empty" });
  const idOf = async (companyId: string) =>
    textAt((await workspace.get(`/companies?company_id=${companyId}`)).body, "id");
  const shown = async (query: string) =>
    listAt((await workspace.get(`/companies${query}`)).body, "companies").map((one) => at(one, "company_id"));
  return { workspace, idOf, shown };
}

describe("GET /companies", () => {
  test("lists those with users, the last seen first, in pages", async () => {
    const { workspace, shown } = await startWithCompanies();
    expect(await shown("")).toEqual(["c", "b", "a"]);
    expect(await shown("?order=asc")).toEqual(["a", "b", "c"]);
    const { body } = await workspace.get("/companies?per_page=2");
    expect(body).toMatchObject({ type: "company.list", total_count: 3 });
    expect(at(body, "pages")).toEqual({
      type: "pages",
      next: expect.stringMatching(/\/companies\?per_page=2&page=2$/),
      page: 1,
      per_page: 2,
      total_pages: 2,
    });
  });

  test("of one tag", async () => {
    const { workspace, shown } = await startWithCompanies();
    const tag = await workspace.post("/tags", {
      name: "VIP",
      companies: [{ company_id: "b" }, { company_id: "a" }],
    });
    expect(await shown(`?tag_id=${textAt(tag.body, "id")}`)).toEqual(["b", "a"]);
    expect(refusal(await workspace.get("/companies?tag_id=1"))).toEqual([
      404,
      "not_found",
      "Resource Not Found",
    ]);
    expect((await workspace.get("/companies?tag_id=1&segment_id=2")).status).toBe(400);
  });

  test("one company by id, company_id or name, also one without users", async () => {
    const { workspace, idOf } = await startWithCompanies();
    const byId = await workspace.get(`/companies/${await idOf("empty")}`);
    expect(byId.body).toMatchObject({ type: "company", company_id: "empty", user_count: 0 });
    expect((await workspace.get("/companies?name=Company%20a")).body).toMatchObject({ company_id: "a" });
    for (const path of ["/companies/1", "/companies?company_id=x", "/companies?name=x"]) {
      expect(refusal(await workspace.get(path))).toEqual([404, "company_not_found", "Company Not Found"]);
    }
  });
});

describe("the users of a company", () => {
  test("are users and leads, by either form", async () => {
    const { workspace, idOf } = await startWithCompanies();
    await addLead(workspace, { companies: [{ company_id: "a" }] });
    const forms = [
      `/companies/${await idOf("a")}/users`,
      "/companies?company_id=a&type=user",
      "/companies?company_id=a&type=users",
    ];
    for (const form of forms) {
      const { body } = await workspace.get(form);
      expect(body).toMatchObject({
        type: "user.list",
        total_count: 2,
        pages: { type: "pages", total_pages: 1 },
      });
      expect(new Set(listAt(body, "users").map((one) => at(one, "type")))).toEqual(
        new Set(["user", "contact"]),
      );
    }
    expect((await workspace.get("/companies/a/users")).status).toBe(404);
    expect((await workspace.get("/companies?company_id=a&type=lead")).status).toBe(400);
  });
});

test("DELETE /companies/{id} lets its people go", async () => {
  const { workspace, idOf, shown } = await startWithCompanies();
  const id = await idOf("a");
  expect((await workspace.del(`/companies/${id}`)).body).toEqual({ id, object: "company", deleted: true });
  expect(await shown("")).toEqual(["c", "b"]);
  expect(at((await workspace.get("/users?user_id=u-a")).body, "companies", "companies")).toEqual([]);
  expect((await workspace.del(`/companies/${id}`)).status).toBe(404);
});
