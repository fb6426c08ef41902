import { describe, expect, test } from "vitest";
import { addLead, addUser, startWorkspace, type TestWorkspace, until } from "../support/workspace.ts";

/** Each kind of fault of a call, with the members it needs, in the order of the table in sandbox/README.md. */
const CALL_KINDS = [
  ["status", { status: 500 }],
  ["html", {}],
  ["storm", { seconds: 3_600 }],
  ["latency", { ms: 5 }],
  ["drop", {}],
  ["reset", {}],
  ["drop_after", {}],
  ["truncate", {}],
] as const;

/** Each kind of fault of a notification. */
const NOTICE_KINDS = [
  ["duplicate", { copies: 2 }],
  ["delay", { ms: 5 }],
  ["reorder", { window: 2, ms: 5 }],
] as const;

type Call = (workspace: TestWorkspace) => Promise<unknown>;
const readMe: Call = ({ get }) => get("/me");
const readTeams: Call = ({ get }) => get("/teams");

/** Makes a call and says whether a fault struck it. One of latency goes on when the clock does. */
async function struck(workspace: TestWorkspace, call: Call): Promise<boolean> {
  const count = () =>
    Object.values(workspace.simulator.stats().faults).reduce((sum, times) => sum + times, 0);
  const before = count();
  let over = false;
  const answered = call(workspace)
    .catch(() => "cut")
    .finally(() => {
      over = true;
    });
  await until(() => over || count() > before);
  if (workspace.simulator.stats().faults.latency !== undefined) workspace.clock.advance(5);
  await answered;
  return count() > before;
}

async function strikes(workspace: TestWorkspace, calls: readonly Call[]): Promise<readonly boolean[]> {
  const found: boolean[] = [];
  for (const call of calls) found.push(await struck(workspace, call));
  return found;
}

async function withFault(fault: object): Promise<TestWorkspace> {
  const workspace = await startWorkspace();
  expect((await workspace.door("POST", "faults", fault)).status).toBe(200);
  return workspace;
}

/** By 30 equal dice of one in two, seeded: neither none nor all. */
function expectChance(found: readonly boolean[]): void {
  const times = found.filter(Boolean).length;
  expect(times).toBeGreaterThan(5);
  expect(times).toBeLessThan(25);
}

describe.each(CALL_KINDS)("%s", (kind, members) => {
  test("strikes by its endpoint", async () => {
    const workspace = await withFault({ kind, ...members, endpoint: "GET /me" });
    expect(await strikes(workspace, [readTeams, readMe, readTeams, readMe])).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(workspace.simulator.stats().faults).toEqual({ [kind]: 2 });
  });

  test("strikes as often as its count", async () => {
    const workspace = await withFault({ kind, ...members, count: 2 });
    expect(await strikes(workspace, [readMe, readTeams, readMe, readTeams])).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("strikes by its probability, the same for the same seed", async () => {
    const fault = { kind, ...members, probability: 0.5 };
    const calls = Array<Call>(30).fill(readMe);
    const found = await strikes(await withFault(fault), calls);
    expectChance(found);
    expect(await strikes(await withFault(fault), calls)).toEqual(found);
  });
});

const newLead: Call = (workspace) => addLead(workspace);
const newUser: Call = (workspace) =>
  addUser(workspace, { user_id: String(workspace.simulator.stats().calls) });

describe.each(NOTICE_KINDS)("%s", (kind, members) => {
  test("strikes by its topic", async () => {
    const workspace = await withFault({ kind, ...members, topic: "contact.*" });
    expect(await strikes(workspace, [newUser, newLead, newUser, newLead])).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(workspace.simulator.stats().faults).toEqual({ [kind]: 2 });
  });

  test("strikes as often as its count", async () => {
    const workspace = await withFault({ kind, ...members, count: 2 });
    expect(await strikes(workspace, [newUser, newLead, newUser])).toEqual([true, true, false]);
  });

  test("strikes by its probability, the same for the same seed", async () => {
    const fault = { kind, ...members, probability: 0.5 };
    const calls = Array<Call>(30).fill(newLead);
    const found = await strikes(await withFault(fault), calls);
    expectChance(found);
    expect(await strikes(await withFault(fault), calls)).toEqual(found);
  });
});
