import { expect, test } from "vitest";
import { keepFolder, restartKept } from "../support/kept.ts";
import { at, listAt, refusal, startWorkspace, textAt } from "../support/workspace.ts";

async function withScroll() {
  const keep = await keepFolder();
  const workspace = await startWorkspace({ keep });
  await workspace.door("POST", "seed", { users: 150 });
  const first = await workspace.get("/users/scroll");
  const next = `/users/scroll?scroll_param=${textAt(first.body, "scroll_param")}`;
  return { keep, workspace, first, next };
}

test("a scroll goes on after a restart, from where it was", async () => {
  const { keep, workspace, first, next } = await withScroll();
  const again = await restartKept(workspace, keep, 59);
  const second = await again.get(next);
  const seen = [first, second].flatMap(({ body }) => listAt(body, "users").map((user) => at(user, "id")));
  expect([seen.length, new Set(seen).size]).toEqual([150, 150]);
  const third = await restartKept(again, keep, 10);
  expect(refusal(await third.get("/users/scroll")).slice(0, 2)).toEqual([400, "scroll_exists"]);
  expect(listAt((await third.get(next)).body, "users")).toEqual([]);
});

test("a scroll that expired meanwhile is gone, and its parameter is never given again", async () => {
  const { keep, workspace, next } = await withScroll();
  const again = await restartKept(workspace, keep, 60);
  const fresh = await again.get("/users/scroll");
  expect(listAt(fresh.body, "users")).toHaveLength(100);
  expect(refusal(await again.get(next)).slice(0, 2)).toEqual([404, "not_found"]);
});
