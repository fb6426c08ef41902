import { expect, test } from "vitest";
import {
  addLead,
  addUser,
  at,
  listAt,
  refusal,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

const DAY_MS = 86_400_000;

async function names({ get }: TestWorkspace, query: string): Promise<readonly unknown[]> {
  return listAt((await get(`/contacts?${query}`)).body, "contacts").map((lead) => at(lead, "name"));
}

test("sorts, orders and filters as users are listed", async () => {
  const workspace = await startWorkspace();
  const a = await addLead(workspace, { name: "a", email: "a@example.test", last_request_at: 300 });
  workspace.clock.advance(2 * DAY_MS);
  await addLead(workspace, { name: "b", last_request_at: 100 });
  workspace.clock.advance(1_000);
  await addLead(workspace, { name: "c" });
  await addUser(workspace, { user_id: "u1", email: "a@example.test" });
  expect(await names(workspace, "")).toEqual(["c", "b", "a"]);
  expect(await names(workspace, "order=asc")).toEqual(["a", "b", "c"]);
  expect(await names(workspace, "sort=last_request_at")).toEqual(["a", "b", "c"]);
  expect(await names(workspace, "created_since=1")).toEqual(["c", "b"]);
  expect(await names(workspace, "email=A%40example.test")).toEqual(["a"]);
  workspace.clock.advance(1_000);
  await workspace.put(`/contacts/${a}`, { phone: "1" });
  expect(await names(workspace, "sort=updated_at")).toEqual(["a", "c", "b"]);
  expect(refusal(await workspace.get("/contacts?sort=name")).slice(0, 2)).toEqual([400, "parameter_invalid"]);
});

test("an email of nobody is an empty list, not a refusal", async () => {
  const workspace = await startWorkspace();
  expect((await workspace.get("/contacts?email=nobody%40example.test")).body).toEqual({
    type: "contact.list",
    limited: false,
    total_count: 0,
    contacts: [],
    pages: { type: "pages", next: null, page: 1, per_page: 50, total_pages: 0 },
  });
});
