import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createIntercomClient, readOnly, unlimited } from "../../../../lib/intercom/index.ts";
import { measure } from "../../../../lib/jobs/report-counts/measure.ts";
import { callsOf, countAll } from "../../../../lib/jobs/report-counts/report-counts.ts";
import { addToBacklog } from "../../../../lib/state/index.ts";
import { startSimulator } from "../../../../sandbox/simulator/index.ts";
import { startTable } from "../../../support/table.ts";

const NOW = Date.parse("2026-03-02T09:00:00Z");
const none = { mode: "on", admins: [], tags: [], segments: [] } as const;
const counted = {
  app: { type: "count.hash", company: { count: 55 }, user: { count: 8120 }, lead: { count: 17 } },
  conversations: { conversation: { open: 30, closed: 17, unassigned: 4, assigned: 26 } },
  admins: { conversation: { admin: [{ id: "1184", name: "Ada Brandt", open: 3, closed: 11 }] } },
  tags: { user: { tag: [{ "Beta testers": 3 }, { VIP: 0 }] } },
  segments: { user: { segment: [{ Active: 12 }, { New: 0 }] } },
};

describe("what is published", () => {
  test("are the totals, without any that Intercom doesn't tell", () => {
    const { counts } = measure({ ...none, admins: [], tags: [], segments: [] }, counted, new Map(), NOW);
    expect(counts.map(({ name, value }) => [name, value])).toEqual([
      ["Users", 8120],
      ["Leads", 17],
      ["Companies", 55],
      ["OpenConversations", 30],
      ["ClosedConversations", 17],
      ["AssignedConversations", 26],
      ["UnassignedConversations", 4],
    ]);
    const old = {
      ...counted,
      app: { type: "count.hash" },
      conversations: { conversation: { open: 1, closed: 2 } },
    };
    const { counts: fewer } = measure({ ...none, admins: [], tags: [], segments: [] }, old, new Map(), NOW);
    expect(fewer.map(({ name }) => name)).toEqual(["OpenConversations", "ClosedConversations"]);
  });

  test("are those alone that the settings name, once each; what is not counted is named", () => {
    const settings = { ...none, admins: ["1184", "9"], tags: ["vip", "vip"], segments: ["Active", "Gone"] };
    const { counts, missing } = measure(settings, counted, new Map(), NOW);
    expect(counts.slice(7)).toEqual([
      { name: "AdminOpenConversations", unit: "count", value: 3, of: { admin: "1184" } },
      { name: "TaggedPeople", unit: "count", value: 0, of: { tag: "vip" } },
      { name: "PeopleInSegment", unit: "count", value: 12, of: { segment: "Active" } },
    ]);
    expect(missing).toEqual(["admin 9", "segment Gone"]);
  });

  test("is the age of the oldest entry of each backlog, and 0 for an empty one", () => {
    const oldest = new Map([
      ["auto-assign", NOW - 90_000],
      ["follow-up", undefined],
    ]);
    const { counts } = measure({ ...none, admins: [], tags: [], segments: [] }, counted, oldest, NOW);
    expect(counts.slice(7)).toEqual([
      { name: "OldestBacklogAgeMs", unit: "milliseconds", value: 90_000, of: { rule: "auto-assign" } },
      { name: "OldestBacklogAgeMs", unit: "milliseconds", value: 0, of: { rule: "follow-up" } },
    ]);
  });

  test("costs two calls, and one for each list with names", () => {
    expect(callsOf({ ...none, admins: [], tags: [], segments: [] })).toBe(2);
    expect(callsOf({ mode: "on", admins: ["1"], tags: ["a", "b"], segments: ["c"] })).toBe(5);
  });
});

describe("over a simulated workspace", () => {
  let world: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    world = await start();
  });
  afterAll(() => world.close());

  async function start() {
    const { table, close } = await startTable();
    const simulator = await startSimulator({
      workspace: { admins: [{ id: "11", name: "Ada", email: "ada@example.test" }], teams: [] },
    });
    const intercom = createIntercomClient({
      origin: simulator.origin,
      token: "sandbox-token",
      limiter: unlimited,
    });
    return {
      table,
      intercom,
      async close() {
        await intercom.close();
        await simulator.close();
        await close();
      },
    };
  }

  test("counts what is there", async () => {
    const { table, intercom } = world;
    const lead = await intercom.leads.create({ name: "Lea Moss" });
    await intercom.tags.tag("vip", { leads: [{ id: lead.id }] });
    await intercom.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body: "Hello?" });
    const entry = { rule: "auto-assign", object: "conversation#1", since: NOW - 60_000, version: 1 };
    await addToBacklog(table, entry, NOW);
    const { counts, missing } = await countAll({
      settings: { mode: "on", admins: ["11"], tags: ["vip"], segments: ["No such segment"] },
      intercom: readOnly(intercom),
      call: {},
      table,
      rules: ["auto-assign", "follow-up"],
      nowMs: NOW,
    });
    const value = (name: string) => counts.find((one) => one.name === name)?.value;
    expect([value("Leads"), value("OpenConversations"), value("UnassignedConversations")]).toEqual([1, 1, 1]);
    expect([value("TaggedPeople"), value("AdminOpenConversations")]).toEqual([1, 0]);
    expect(value("OldestBacklogAgeMs")).toBe(60_000);
    expect(missing).toEqual(["segment No such segment"]);
  });
});
