import { expect, test } from "vitest";
import { addLead, addUser, at, startWorkspace } from "../support/workspace.ts";

test("people by tag are users and leads, and a tag of nobody counts 0", async () => {
  const workspace = await startWorkspace();
  const [user, lead] = [await addUser(workspace, { user_id: "u1" }), await addLead(workspace)];
  await workspace.post("/tags", { name: "Beta", users: [{ id: user }, { id: lead }] });
  await workspace.post("/tags", { name: "VIP" });
  expect((await workspace.get("/counts?type=user&count=tag")).body).toEqual({
    type: "count",
    user: { tag: [{ Beta: 2 }, { VIP: 0 }] },
  });
  expect((await workspace.get("/counts")).body).toMatchObject({ tag: { count: 2 } });
});

test("companies by tag come in pages, nested twice; by user with the client's id behind the name", async () => {
  const workspace = await startWorkspace();
  await addUser(workspace, { user_id: "u1", companies: [{ company_id: "c-9", name: "Holt" }] });
  await addUser(workspace, { user_id: "u2", companies: [{ company_id: "c-9" }] });
  await workspace.post("/companies", { company_id: "alone", name: "Alone" });
  await workspace.post("/tags", { name: "Partner", companies: [{ company_id: "c-9" }] });
  await workspace.post("/tags", { name: "Trial" });
  const byTag = await workspace.get("/counts?type=company&count=tag&per_page=1");
  expect(at(byTag.body, "company")).toEqual({ tag: [{ Partner: 1 }] });
  expect(at(byTag.body, "pages", "pages")).toMatchObject({
    next: `${workspace.simulator.origin}/counts?type=company&count=tag&page=2&per_page=1`,
    page: 1,
    per_page: 1,
    total_pages: 2,
  });
  const byUser = await workspace.get("/counts?type=company&count=user");
  expect(JSON.stringify(byUser.body)).toBe(
    '{"type":"count","company":{"user":[{"Holt":2,"remote_company_id":"c-9"}]},"pages":{}}',
  );
  expect((await workspace.get("/counts")).body).toMatchObject({ company: { count: 2 } });
});
