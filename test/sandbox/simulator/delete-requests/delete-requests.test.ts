import { expect, test } from "vitest";
import { addLead, addUser, refusal, startWorkspace } from "../support/workspace.ts";

test("POST /user_delete_requests ends a user or lead, by Intercom's id alone", async () => {
  const workspace = await startWorkspace();
  const user = await addUser(workspace, { user_id: "u1", email: "mira@example.net" });
  const lead = await addLead(workspace);
  workspace.topics();
  const first = await workspace.post("/user_delete_requests", { intercom_user_id: user });
  expect([first.status, first.body]).toEqual([200, { id: 10482 }]);
  expect((await workspace.post("/user_delete_requests", { intercom_user_id: lead })).body).toEqual({
    id: 10483,
  });
  expect(workspace.topics()).toEqual(["user.deleted", "user.deleted"]);
  expect((await workspace.get(`/users/${user}`)).status).toBe(404);
  const again = await workspace.post("/user_delete_requests", { intercom_user_id: user });
  expect(refusal(again)).toEqual([404, "not_found", "User Not Found"]);
  const missing = await workspace.post("/user_delete_requests", { user_id: "u1" });
  expect(refusal(missing).slice(0, 2)).toEqual([400, "parameter_not_found"]);
});
