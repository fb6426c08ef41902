import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appendDecision, keepSnapshot, parkMessage, putRun } from "../../lib/state/index.ts";
import { assigned, type Desk, NOW, startDesk } from "./support/desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

describe("explain", () => {
  test("tells why, in sentences, or gives the data", async () => {
    await appendDecision(desk.table, assigned("7"));
    const { code, out } = await desk.call("explain", "conversation", "7");
    expect(code).toBe(0);
    expect(out).toContain(
      "Decision 1. 2019-06-19 12:00:00 UTC, auto-assign: acted (assigned). Next in turn.",
    );
    const { out: data } = await desk.call("explain", "conversation", "7", "--json");
    expect(JSON.parse(data)).toMatchObject({ decisions: [{ decision: { version: 1, reason: "assigned" } }] });
  });

  test("of what nothing is recorded says so", async () => {
    const { code, out } = await desk.call("explain", "person", "5d0a1c7e9b3f4a2d61000007");
    expect([code, out.split(":")[0]]).toEqual([
      0,
      "Nothing is recorded about person 5d0a1c7e9b3f4a2d61000007",
    ]);
  });

  test.each([
    [
      ["conversaton", "7"],
      '"conversaton" is no kind of object; give conversation, person, company, then its id in Intercom.',
    ],
    [["conversation"], "It is called so: conversation|person|company <id>"],
    [["conversation", "7", "--limit", "many"], '--limit takes a whole number from 1 to 1000, not "many".'],
    [["conversation", "7", "--colour"], "Unknown option '--colour'"],
  ])("called with %j says how it is called", async (args, says) => {
    await expect(desk.call("explain", ...args)).rejects.toThrow(says);
  });
});

test("runs lists what was done on a day, and by which rule", async () => {
  const entry = { object: "conversation#7", version: 1, outcome: "acted", event: "notif_7", run: "run-1" };
  await putRun(desk.table, { rule: "auto-assign", at: NOW, invocation: "run-1", entries: [entry] });
  const { out } = await desk.call("runs", "--day", "2019-06-19");
  expect(out).toBe("12:00:00  auto-assign  conversation 7  acted  decision 1  run run-1");
  const { out: other } = await desk.call("runs", "--day", "2019-06-19", "--rule", "tag-leads");
  expect(other).toBe("Nothing was done on 2019-06-19 (UTC).");
});

describe("restore", () => {
  test("brings an archived user back from the snapshot, and says what can't come back", async () => {
    const { id } = await desk.intercom.users.createOrUpdate({ user_id: "u-restored", name: "Lea" });
    const person = JSON.parse(JSON.stringify(await desk.intercom.users.get({ id })));
    const kept = {
      object: `person#${id}`,
      at: NOW,
      rule: "archive-stale-users",
      version: 1,
      event: "e",
      person,
    };
    await keepSnapshot(desk.table, kept);
    expect(await desk.call("restore", id)).toMatchObject({ code: 1 });
    await desk.intercom.users.archive({ id });
    const { code, out } = await desk.call("restore", id);
    const back = await desk.intercom.users.get({ user_id: "u-restored" });
    expect(code).toBe(0);
    expect(out).toContain(`person#${id} was brought back as person#${back.id}`);
    expect(out).toContain("Their conversations stay archived; the API can't bring them back.");
    expect((await desk.call("restore", id)).out).toContain("had been brought back before");
  });
});

describe("undo", () => {
  test("takes a decision back in Intercom, holds the rule off, and release ends that", async () => {
    const lead = await desk.intercom.leads.create({ name: "Lea" });
    await desk.intercom.messages.sendAsPerson({ from: { type: "contact", id: lead.id }, body: "Hello?" });
    const list = await desk.intercom.conversations.list({ type: "user", intercom_user_id: lead.id });
    const id = list.conversations[0]?.id ?? "";
    await desk.intercom.conversations.assign(id, { admin_id: "99", assignee: { type: "admin", id: "11" } });
    await appendDecision(desk.table, assigned(id));

    const first = await desk.call("undo", "conversation", id, "auto-assign", "1", "--because", "Wrong team.");
    expect(first.out).toContain(
      `Decision 1 of auto-assign about conversation#${id} was taken back; the rule leaves the object alone until the hold is released.`,
    );
    expect(first.code).toBe(0);
    expect((await desk.intercom.conversations.get(id)).assignee).toMatchObject({ type: "nobody_admin" });
    expect((await desk.call("undo", "conversation", id, "auto-assign", "1")).out).toContain(
      "had been taken back before",
    );

    const { out } = await desk.call("explain", "conversation", id);
    expect(out).toContain("by nina, and leaves it alone until that is released: Wrong team.");
    const release = ["release", "conversation", id, "auto-assign"] as const;
    expect((await desk.call(...release)).out).toBe("The hold is released: the rule decides about it again.");
    expect((await desk.call(...release)).out).toBe("There was no hold.");
  });

  test("of what isn't there is refused, with exit code 1", async () => {
    const missing = await desk.call("undo", "conversation", "1", "auto-assign", "1");
    expect([missing.code, missing.out]).toEqual([
      1,
      "Decision 1 of auto-assign about conversation#1 was not taken back. There is no such decision.",
    ]);
    const run = await desk.call("undo", "run", "nothing");
    expect([run.code, run.err]).toEqual([1, "Nothing is recorded of a run nothing in the last 30 days."]);
  });
});

test("pause says why and by whom, resume ends it, and what was parked meanwhile is sent again", async () => {
  await expect(desk.call("pause", "auto-assign")).rejects.toThrow("--because <why>");
  await expect(desk.call("pause", "auto-asign", "--because", "x")).rejects.toThrow(
    "did you mean auto-assign?",
  );
  const { out } = await desk.call("pause", "auto-assign", "--because", "Holiday.");
  expect(out).toMatch(/^auto-assign is paused since .* UTC by nina: Holiday\.$/);
  expect((await desk.call("pause")).out).toBe(out);
  const body = JSON.stringify({ switchboard: 1, id: "notif_1", topic: "t", at: NOW, item: {}, resends: 0 });
  const common = { rule: "auto-assign", at: NOW, receives: 1, body };
  await parkMessage(desk.table, { ...common, event: "notif_1", reason: "paused", remedy: "Resume it." });
  const resumed = await desk.call("resume", "auto-assign");
  expect(resumed.out).toBe("auto-assign is not paused any more. 1 replayed.");
  expect(desk.sent.map((sent) => JSON.parse(sent).id)).toEqual(["notif_1"]);
  expect((await desk.call("pause")).out).toBe("No rule is paused.");
});

test("parked shows what waits and why, and replay sends it again", async () => {
  expect((await desk.call("parked")).out).toBe("Nothing is parked.");
  const body = JSON.stringify({ switchboard: 1, id: "notif_2", topic: "t", at: NOW, item: {}, resends: 0 });
  const message = { rule: "auto-assign", event: "notif_2", at: NOW, receives: 5, body };
  await parkMessage(desk.table, { ...message, reason: "too_many_receives", remedy: "Replay it." });
  const line = "2019-06-19 12:00:00 UTC  auto-assign  notif_2  (too_many_receives)  Replay it.";
  expect((await desk.call("parked")).out).toBe(line);
  expect((await desk.call("parked", "show", "notif_2")).out).toBe(`${line}\n${body}`);
  expect((await desk.call("parked", "--rule", "tag-leads")).out).toBe("Nothing is parked.");
  const missing = await desk.call("parked", "show", "notif_9");
  expect([missing.code, missing.err]).toEqual([1, "No message notif_9 is parked."]);
  expect((await desk.call("replay", "--reason", "paused")).out).toBe("0 replayed.");
  expect((await desk.call("replay", "--event", "notif_2")).out).toBe("1 replayed.");
  expect((await desk.call("parked")).out).toBe("Nothing is parked.");
});

test("forget lists what it would remove, and removes it with --yes", async () => {
  const id = "5d0a1c7e9b3f4a2d61000099";
  await appendDecision(
    desk.table,
    assigned("1", { object: `person#${id}`, rule: "tag-leads", actions: [], receipts: [] }),
  );
  await expect(desk.call("forget")).rejects.toThrow("Whom? Give the person's Intercom id: --id <id>.");
  const listed = await desk.call("forget", "--id", id);
  expect(listed.out).toBe("Would be removed:\n  decision: 1\nNothing was changed; add --yes to remove it.");
  expect((await desk.call("forget", "--id", id, "--yes")).out).toBe("Removed:\n  decision: 1");
  expect((await desk.call("forget", "--id", id)).out).toBe("Nothing is kept about this person.");
});
