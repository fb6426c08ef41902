import { expect, test } from "vitest";
import { keepFolder, restartKept } from "../support/kept.ts";
import { addUser, at, startWorkspace, textAt } from "../support/workspace.ts";

test("acts, ratings, tags of parts and activities are there again after a restart", async () => {
  const keep = await keepFolder();
  const first = await startWorkspace({ keep });
  const person_id = await addUser(first, { user_id: "u1" });
  const acts = [
    { person_id, act: "message", body: "Hello?" },
    { person_id, act: "rate", rating: 2, remark: "Slow" },
    { person_id, act: "return" },
  ];
  const done = await first.door("POST", "acts", { acts });
  const conversation = textAt(done.body, "acts", 0, "conversation_id");
  await first.door("POST", `conversations/${conversation}/tags`, { name: "VIP" });
  await first.door("POST", "activities", { type: "role_change" });
  const paths = [
    `/conversations/${conversation}`,
    `/users/${person_id}`,
    "/tags",
    "/admins/activity_logs?created_at_after=0",
  ];
  const before = await Promise.all(paths.map(async (one) => (await first.get(one)).body));
  expect(at(before[0], "conversation_rating")).toMatchObject({ rating: 2, remark: "Slow" });
  const second = await restartKept(first, keep, 3_600);
  expect(await Promise.all(paths.map(async (one) => (await second.get(one)).body))).toEqual(before);
});
