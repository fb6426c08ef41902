import { expect, test } from "vitest";
import { at, listAt, NOON, startWorkspace, type TestWorkspace, textAt } from "./support/workspace.ts";

const USERS = 20_000;
/** Of 60: as far as page numbers reach, 10,000 users. */
const PAGES = 166;

async function scrolled(workspace: TestWorkspace): Promise<readonly unknown[]> {
  const users: unknown[] = [];
  for (let query = ""; ; ) {
    const { body } = await workspace.get(`/users/scroll${query}`);
    const page = listAt(body, "users");
    if (page.length === 0) return users;
    users.push(...page);
    query = `?scroll_param=${at(body, "scroll_param")}`;
  }
}

async function paged(workspace: TestWorkspace, order: "asc" | "desc"): Promise<readonly unknown[]> {
  const pages = Array.from({ length: PAGES }, (_, n) =>
    workspace.get(`/users?per_page=60&sort=last_request_at&order=${order}&page=${n + 1}`),
  );
  return (await Promise.all(pages)).flatMap(({ body }) => listAt(body, "users"));
}

const seenAt = (user: unknown) => Number(at(user, "last_request_at") ?? -1);

test("of 20,000 who were there before, lists, scroll and counts tell the same", async () => {
  const workspace = await startWorkspace();
  await workspace.door("POST", "seed", { users: 15_000, never_seen: 500, stale: { count: 5_000, days: 60 } });
  await workspace.door("POST", "seed", { users: 5_000, seed: 2 });
  await workspace.post("/users", { user_id: "user-17", new_session: true });

  const users = await scrolled(workspace);
  const ids = users.map((user) => textAt(user, "id"));
  expect(ids).toHaveLength(USERS);
  expect(new Set(ids).size).toBe(USERS);
  expect(at((await workspace.get("/counts")).body, "user", "count")).toBe(USERS);

  const [oldest, newest] = [await paged(workspace, "asc"), await paged(workspace, "desc")];
  const listed = [...oldest, ...newest].map((user) => textAt(user, "id"));
  // 9,960 from either end: nobody in both, everybody in the scroll.
  expect(new Set(listed).size).toBe(19_920);
  const scrolledIds = new Set(ids);
  expect(listed.filter((id) => !scrolledIds.has(id))).toEqual([]);
  expect(oldest.every((user, n) => n === 0 || seenAt(user) >= seenAt(oldest[n - 1]))).toBe(true);
  expect(newest.every((user, n) => n === 0 || seenAt(user) <= seenAt(newest[n - 1]))).toBe(true);
  expect(oldest.filter((user) => at(user, "last_request_at") === null)).toHaveLength(500);
  expect(at(newest[0], "user_id")).toBe("user-17");

  const whole = await workspace.get("/users?created_since=4000&sort=updated_at");
  expect(whole.body).toMatchObject({ total_count: USERS, pages: { total_pages: 400 } });
  expect((await workspace.get("/users?per_page=50&page=201")).status).toBe(400);
  const week = await workspace.get("/users?created_since=7&sort=last_request_at&per_page=60");
  const young = users.filter((user) => Number(at(user, "created_at")) >= NOON - 604_800);
  expect(young.length).toBeGreaterThan(60);
  expect(at(week.body, "total_count")).toBe(young.length);
  const lately = young.map(seenAt).sort((a, b) => b - a);
  expect(listAt(week.body, "users").map(seenAt)).toEqual(lately.slice(0, 60));
}, 60_000);
