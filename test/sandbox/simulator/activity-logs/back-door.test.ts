import { expect, test } from "vitest";
import { at, listAt, MAREK, NOON, RHEA, startWorkspace, type TestWorkspace } from "../support/workspace.ts";

async function logged({ get }: TestWorkspace): Promise<readonly unknown[]> {
  const { body } = await get(`/admins/activity_logs?created_at_after=${NOON}`);
  return listAt(body, "activity_logs");
}

test("setting the app's webhook to another address is an activity, setting it anew is none", async () => {
  const workspace = await startWorkspace({ webhook: undefined });
  const set = (url: string) => workspace.door("PUT", "webhook", { url, secret: "s3cret" });
  await set("http://127.0.0.1:9/a");
  await set("http://127.0.0.1:9/a");
  await set("http://127.0.0.1:9/b");
  expect(
    (await logged(workspace)).map((one) => [at(one, "activity_type"), at(one, "metadata", "webhook")]),
  ).toEqual([
    ["app_webhook_creation", { url: "http://127.0.0.1:9/b" }],
    ["app_webhook_deletion", { url: "http://127.0.0.1:9/a" }],
    ["app_webhook_creation", { url: "http://127.0.0.1:9/a" }],
  ]);
});

test("a subscription made and ended is logged", async () => {
  const workspace = await startWorkspace();
  const { body } = await workspace.post("/subscriptions", { url: "http://127.0.0.1:9/in", topics: ["user"] });
  await workspace.del(`/subscriptions/${at(body, "id")}`);
  expect((await logged(workspace)).map((one) => at(one, "activity_type"))).toEqual([
    "app_webhook_deletion",
    "app_webhook_creation",
  ]);
});

test("POST /_simulator/activities logs what nothing here can cause", async () => {
  const workspace = await startWorkspace();
  const metadata = { before: "Old Co", after: "New Co" };
  const made = await workspace.door("POST", "activities", {
    type: "app_name_change",
    metadata,
    admin_id: MAREK,
  });
  await workspace.door("POST", "activities", { type: "admin_login_success", description: "Rhea came in." });
  const [login, rename] = await logged(workspace);
  expect(rename).toEqual(made.body);
  expect(rename).toMatchObject({ activity_type: "app_name_change", metadata, performed_by: { id: MAREK } });
  expect(login).toMatchObject({
    activity_description: "Rhea came in.",
    metadata: {},
    performed_by: { id: RHEA },
  });
  for (const wrong of [
    {},
    { type: "party" },
    { type: "role_change", metadata: 1 },
    { type: "role_change", admin_id: "9" },
  ]) {
    expect((await workspace.door("POST", "activities", wrong)).status).toBe(400);
  }
  expect(await logged(workspace)).toHaveLength(2);
});
