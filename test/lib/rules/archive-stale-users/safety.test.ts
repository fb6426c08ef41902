import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createIntercomClient, readOnly, unlimited } from "../../../../lib/intercom/index.ts";
import { listDue, listSnapshots } from "../../../../lib/state/index.ts";
import { START, type StaleWorld, startStaleWorld } from "./stale-world.ts";

let world: StaleWorld;
beforeEach(async () => {
  world = await startStaleWorld();
});
afterEach(() => world.close());

const writes = () => Object.entries(world.calls()).filter(([endpoint]) => !endpoint.startsWith("GET "));

describe("a dry run", () => {
  test("over months marks and archives nobody, and says what it would have done", async () => {
    const ids = [await world.user("u-1", 120), await world.user("u-2", 100), await world.user("u-3", 1)];
    const before = writes();
    const { sweep } = world.deploy({ mode: "dry-run" });
    const reasons: (string | undefined)[][] = [];
    for (const _ of [1, 2, 3]) {
      await sweep();
      reasons.push(await Promise.all(ids.map(async (id) => (await world.decided(id))?.reason)));
      world.days(14);
    }
    expect(writes()).toEqual(before);
    expect(reasons).toEqual([
      ["marked", "marked", undefined],
      ["archived", "archived", undefined],
      ["marked", "marked", undefined],
    ]);
    expect(await listSnapshots(world.table, `person#${ids[0]}`)).toEqual([]);
    const due = { rule: "archive-stale-users", untilMs: START * 2, limit: 9 };
    expect(await listDue(world.table, { ...due, mode: "live" })).toEqual([]);
  });

  test("is what the rule does until its owner says otherwise", () => {
    expect(world.deploy({ mode: undefined }).rule.mode).toBe("dry-run");
  });

  test("leaves no marks behind: live, everybody is marked and waits anew", async () => {
    const id = await world.user("u-1", 120);
    await world.deploy({ mode: "dry-run" }).sweep();
    world.days(20);
    await world.deploy().sweep();
    expect(await world.decided(id)).toMatchObject({ mode: "live", reason: "marked" });
    expect(await world.isThere(id)).toBe(true);
  });
});

describe("permanent deletion", () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) =>
      entry.isFile() && entry.name.endsWith(".ts") ? [path.join(entry.parentPath, entry.name)] : [],
    );

  test("is called from nowhere but the client itself", () => {
    const root = path.resolve(import.meta.dirname, "../../../..");
    const rooms = ["lib/engine", "lib/rules", "lib/runtime", "functions", "cli"];
    const all = rooms.flatMap((room) => files(path.join(root, room)));
    expect(all.length).toBeGreaterThan(100);
    const reaching = all.filter((file) =>
      /deletePermanently|user_delete_requests/.test(readFileSync(file, "utf8")),
    );
    expect(reaching).toEqual([]);
  });

  test("and any other change are not among what a rule reads with", async () => {
    const client = createIntercomClient({ origin: "http://127.0.0.1:9", token: "t", limiter: unlimited });
    const reader = readOnly(client);
    expect(Object.keys(reader.users).sort()).toEqual([
      "findByEmail",
      "findByPhone",
      "get",
      "iterate",
      "list",
      "pages",
      "scroll",
      "scrollPages",
    ]);
    expect(Object.keys(reader.leads)).not.toContain("delete");
    await client.close();
  });
});

describe("the budget", () => {
  test("keeps the first live sweep small, and each hour's work within its number", async () => {
    await world.seed({ users: 100, stale: { count: 100, days: 120 } });
    const { sweep, list } = world.deploy({ budget: { firstSweep: 25, perSweep: 40, perHour: 1_000 } });
    expect(await sweep()).toMatchObject({ outcome: "budget", enqueued: 25 });
    world.days(0.5);
    expect(await list()).toMatchObject({ enqueued: 40 });
  });
});
