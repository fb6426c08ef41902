import { expect, test } from "vitest";
import { addUser, at, listAt, refusal, startWorkspace } from "../support/workspace.ts";

const full = [422, "custom_data_limit_reached", "Custom data limit reached"];

test("a workspace takes no more custom attributes than its limit, and a refused call leaves nothing", async () => {
  const workspace = await startWorkspace({ attributeLimit: 2 });
  const user = await addUser(workspace, { user_id: "u1", custom_attributes: { a: 1 } });
  const two = { b: 1, c: 1 };
  expect(refusal(await workspace.post("/users", { id: user, name: "B", custom_attributes: two }))).toEqual(
    full,
  );
  expect(refusal(await workspace.post("/contacts", { custom_attributes: two }))).toEqual(full);
  expect(at((await workspace.get(`/users/${user}`)).body, "name")).toBeNull();
  expect((await workspace.post("/contacts", { custom_attributes: { a: 2, b: 1, none: null } })).status).toBe(
    200,
  );
  const visitor = await workspace.door("POST", "visitors", {});
  const wider = { id: at(visitor.body, "id"), custom_attributes: { c: 1 } };
  expect(refusal(await workspace.put("/visitors", wider))).toEqual(full);
  await workspace.door("PUT", "data-attributes", { name: "a", archived: true });
  expect((await workspace.put("/visitors", wider)).status).toBe(200);
});

test("people's attributes and companies' have room of their own, and companies of one call share it", async () => {
  const workspace = await startWorkspace({ attributeLimit: 1 });
  await addUser(workspace, { user_id: "u1", custom_attributes: { a: 1 } });
  const company = (id: string, name: string) => ({ company_id: id, custom_attributes: { [name]: 1 } });
  const both = { user_id: "u2", companies: [company("c1", "x"), company("c2", "y")] };
  expect(refusal(await workspace.post("/users", both))).toEqual(full);
  expect((await workspace.get("/users?user_id=u2")).status).toBe(404);
  expect((await workspace.post("/companies", company("c1", "x"))).status).toBe(200);
  expect(refusal(await workspace.post("/companies", company("c2", "y")))).toEqual(full);
});

test("by default there is no limit of the workspace", async () => {
  const workspace = await startWorkspace();
  for (const first of ["a", "b"]) {
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${first}${n}`, n]));
    await addUser(workspace, { user_id: first, custom_attributes: many });
  }
  const { body } = await workspace.get("/data_attributes/customer");
  expect(listAt(body, "data_attributes").filter((one) => at(one, "custom"))).toHaveLength(400);
});
