import { describe, expect, test } from "vitest";
import { addUser, at, listAt, startWorkspace, type TestWorkspace } from "../support/workspace.ts";

/** Two were never seen: b, and then d. */
async function start(nulls?: "first" | "last"): Promise<TestWorkspace> {
  const workspace = await startWorkspace({ nulls });
  for (const [user_id, last_request_at] of [
    ["a", 200],
    ["b", undefined],
    ["c", 100],
    ["d", undefined],
  ] as const) {
    await addUser(workspace, { user_id, last_request_at });
  }
  await workspace.post("/tags", { name: "all", users: ["a", "b", "c", "d"].map((user_id) => ({ user_id })) });
  return workspace;
}

async function order(workspace: TestWorkspace, query: string): Promise<string> {
  const { body } = await workspace.get(`/users?${query}`);
  return listAt(body, "users")
    .map((user) => at(user, "user_id"))
    .join("");
}

async function bothWays(workspace: TestWorkspace, group = ""): Promise<readonly string[]> {
  const query = `sort=last_request_at&${group}`;
  return [await order(workspace, `${query}&order=asc`), await order(workspace, `${query}&order=desc`)];
}

describe("those without last_request_at in a list sorted by it", () => {
  test.each([
    [undefined, ["bdca", "acdb"]],
    ["first", ["bdca", "dbac"]],
    ["last", ["cabd", "acdb"]],
  ] as const)("%s", async (nulls, expected) => {
    const workspace = await start(nulls);
    expect(await bothWays(workspace)).toEqual(expected);
    const { body } = await workspace.get("/tags");
    expect(await bothWays(workspace, `tag_id=${at(body, "tags", 0, "id")}`)).toEqual(expected);
    expect(await bothWays(workspace, "created_since=1")).toEqual(expected);
    expect(await order(workspace, "sort=signed_up_at&order=desc")).toBe("dcba");
    expect(await order(workspace, "sort=last_request_at&order=asc&per_page=2&page=2")).toBe(
      expected[0].slice(2),
    );
  });

  test("can be placed while it runs; a reset has them where they were at the start", async () => {
    const workspace = await start();
    expect((await workspace.door("PUT", "nulls", { place: "last" })).body).toEqual({ place: "last" });
    expect(await bothWays(workspace)).toEqual(["cabd", "acdb"]);
    await workspace.door("PUT", "nulls", { place: "first" });
    expect(await bothWays(workspace)).toEqual(["bdca", "dbac"]);
    await workspace.door("PUT", "nulls", { place: "oldest" });
    expect(await bothWays(workspace)).toEqual(["bdca", "acdb"]);
    await workspace.door("PUT", "nulls", { place: "last" });
    await workspace.door("POST", "reset");
    await addUser(workspace, { user_id: "a" });
    await addUser(workspace, { user_id: "b", last_request_at: 5 });
    expect(await bothWays(workspace)).toEqual(["ab", "ba"]);
  });

  test.each([
    [{}, '"place" must be one of: oldest, first, last.'],
    [{ place: "middle" }, '"place" must be one of: oldest, first, last.'],
    [{ place: "last", of: "users" }, 'Unknown member "of"; this call takes place.'],
  ])("%j is refused", async (body, error) => {
    const workspace = await startWorkspace();
    const answer = await workspace.door("PUT", "nulls", body);
    expect([answer.status, answer.body]).toEqual([400, { error }]);
  });
});
