import { expect, test } from "vitest";
import { at, listAt, MAREK, NOON, RHEA, refusal, startWorkspace } from "../support/workspace.ts";

test("GET /admins/activity_logs tells what admins did, newest first", async () => {
  const workspace = await startWorkspace();
  await workspace.put(`/admins/${MAREK}/away`, { away_mode_enabled: true, away_mode_reassign: false });
  workspace.clock.advance(10_000);
  await workspace.door("POST", "teams", { id: "31", name: "Night", members: [] });
  workspace.clock.advance(10_000);
  await workspace.door("POST", "admins", { id: "14", name: "Nia Berg", email: "nia@example.com" });
  const { body } = await workspace.get(`/admins/activity_logs?created_at_after=${NOON}`);
  expect(body).toMatchObject({
    type: "activity_log.list",
    pages: { type: "pages", next: null, per_page: 20, total_pages: 1 },
  });
  const types = listAt(body, "activity_logs").map((one) => at(one, "activity_type"));
  expect(types).toEqual(["app_admin_join", "app_team_creation", "admin_away_mode_change"]);
  expect(at(body, "activity_logs", 2)).toEqual({
    id: "1",
    performed_by: { type: "admin", id: RHEA, email: "rhea@example.com", ip: "127.0.0.1" },
    metadata: { away_mode: true, reassign_conversations: false },
    created_at: NOON,
    activity_type: "admin_away_mode_change",
    activity_description: "Marek Bloom was set away.",
  });
  const span = await workspace.get(
    `/admins/activity_logs?created_at_after=${NOON + 1}&created_at_before=${NOON + 10}`,
  );
  expect(listAt(span.body, "activity_logs").map((one) => at(one, "activity_type"))).toEqual([
    "app_team_creation",
  ]);
});

test("a refused call leaves no trace, and the start must be given", async () => {
  const workspace = await startWorkspace();
  await workspace.put("/admins/99/away", { away_mode_enabled: true, away_mode_reassign: true });
  expect(at((await workspace.get("/admins/activity_logs?created_at_after=0")).body, "activity_logs")).toEqual(
    [],
  );
  expect(refusal(await workspace.get("/admins/activity_logs"))).toEqual([
    404,
    "parameter_not_found",
    "Please provide the following parameters: created_at_after",
  ]);
});
