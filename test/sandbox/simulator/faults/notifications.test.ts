import { describe, expect, test } from "vitest";
import { startReceiver } from "../support/receiver.ts";
import {
  addLead,
  addUser,
  at,
  NOON,
  SECRET,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

async function withReceiver() {
  const receiver = await startReceiver();
  const workspace = await startWorkspace({ webhook: { url: receiver.url, secret: SECRET } });
  const told = (...path: string[]) => receiver.received.map(({ raw }) => at(JSON.parse(raw), ...path));
  return { receiver, workspace, told };
}

async function addLeads(workspace: TestWorkspace, names: readonly string[]): Promise<void> {
  for (const name of names) await addLead(workspace, { name });
}

describe("duplicate", () => {
  test("delivers each notification of the topic so often, byte for byte the same", async () => {
    const { receiver, workspace, told } = await withReceiver();
    await workspace.door("POST", "faults", { kind: "duplicate", topic: "contact.created", copies: 3 });
    await addLead(workspace, { name: "Zoë" });
    await addUser(workspace, { user_id: "u1" });
    await workspace.simulator.idle();
    expect(told("topic").sort()).toEqual([
      "contact.created",
      "contact.created",
      "contact.created",
      "user.created",
    ]);
    const same = receiver.received.filter(({ raw }) => raw.includes('"contact.created"'));
    expect(new Set(same.map(({ raw }) => raw)).size).toBe(1);
    expect(workspace.simulator.deliveries().map(({ status }) => status)).toEqual(Array(4).fill("delivered"));
    expect(workspace.simulator.stats().faults).toEqual({ duplicate: 1 });
  });
});

describe("delay", () => {
  test("sends it so much later, with the stamp of when it happened", async () => {
    const { receiver, workspace, told } = await withReceiver();
    await workspace.door("POST", "faults", { kind: "delay", topic: "contact.*", ms: 90_000, count: 1 });
    await addLeads(workspace, ["Late", "Prompt"]);
    await workspace.simulator.idle();
    expect(told("data", "item", "name")).toEqual(["Prompt"]);
    expect(workspace.simulator.deliveries().map(({ status }) => status)).toEqual(["waiting", "delivered"]);
    workspace.clock.advance(89_999);
    await workspace.simulator.idle();
    expect(receiver.received).toHaveLength(1);
    workspace.clock.advance(1);
    await workspace.simulator.idle();
    expect(told("data", "item", "name")).toEqual(["Prompt", "Late"]);
    expect(told("created_at")).toEqual([NOON, NOON]);
    expect(told("first_sent_at")).toEqual([NOON, NOON + 90]);
    expect(workspace.simulator.stats().faults).toEqual({ delay: 1 });
  });
});

describe("reorder", () => {
  test("sends as many as the window takes, the last one first", async () => {
    const { workspace, told } = await withReceiver();
    await workspace.door("POST", "faults", { kind: "reorder", topic: "contact.created", window: 3 });
    await addLeads(workspace, ["A", "B"]);
    await addUser(workspace, { user_id: "u1", name: "U" });
    await workspace.simulator.idle();
    expect(told("data", "item", "name")).toEqual(["U"]);
    await addLeads(workspace, ["C", "D", "E", "F"]);
    await workspace.simulator.idle();
    expect(told("data", "item", "name").filter((name) => "ABC".includes(String(name)))).toEqual([
      "C",
      "B",
      "A",
    ]);
    expect(told("data", "item", "name").filter((name) => "DEF".includes(String(name)))).toEqual([
      "F",
      "E",
      "D",
    ]);
    expect(workspace.simulator.stats().faults).toEqual({ reorder: 6 });
  });

  test("waits no longer than it was told for the window to fill", async () => {
    const { workspace, told } = await withReceiver();
    await workspace.door("POST", "faults", { kind: "reorder", window: 10, ms: 2_000 });
    await addLead(workspace, { name: "A" });
    workspace.clock.advance(1_500);
    await addLead(workspace, { name: "B" });
    workspace.clock.advance(499);
    await workspace.simulator.idle();
    expect(told("topic")).toEqual([]);
    workspace.clock.advance(1);
    await workspace.simulator.idle();
    expect(told("data", "item", "name")).toEqual(["B", "A"]);
  });

  test("holds to the order though one of them is refused", async () => {
    const { receiver, workspace, told } = await withReceiver();
    receiver.answerWith(500);
    await workspace.door("POST", "faults", { kind: "reorder", window: 2 });
    await addLeads(workspace, ["A", "B"]);
    await workspace.simulator.idle();
    expect(told("data", "item", "name")).toEqual(["B", "A"]);
    receiver.answerWith(200);
    workspace.clock.advance(60_000);
    await workspace.simulator.idle();
    expect(told("delivery_attempts")).toEqual([1, 1, 2, 2]);
  });

  test("is over with a reset: what was held is dropped", async () => {
    const { receiver, workspace } = await withReceiver();
    await workspace.door("POST", "faults", { kind: "reorder", window: 5 });
    await addLead(workspace);
    await workspace.door("POST", "reset");
    workspace.clock.advance(60_000);
    await workspace.simulator.idle();
    expect(receiver.received).toEqual([]);
  });
});

test("several strike together: late, twice, and the last one first", async () => {
  const { workspace, told } = await withReceiver();
  await workspace.door("POST", "faults", { kind: "delay", ms: 1_000 });
  await workspace.door("POST", "faults", { kind: "duplicate" });
  await workspace.door("POST", "faults", { kind: "reorder", window: 4 });
  await addLeads(workspace, ["A", "B"]);
  workspace.clock.advance(1_000);
  await workspace.simulator.idle();
  expect(told("data", "item", "name")).toEqual(["B", "B", "A", "A"]);
  expect(workspace.simulator.stats().faults).toEqual({ delay: 2, duplicate: 2, reorder: 2 });
});
