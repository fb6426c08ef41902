import { appendFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startSimulator, virtualClock } from "../../../../sandbox/simulator/index.ts";
import { startReceiver } from "../support/receiver.ts";
import {
  addConversation,
  addLead,
  addUser,
  at,
  listAt,
  NOON,
  RHEA,
  SECRET,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "simulator-keep-"));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return path.join(made, "kept");
}

/** Everything that the API shows of people and conversations. */
async function seen({ get }: TestWorkspace): Promise<readonly unknown[]> {
  const paths = [
    "/users?per_page=60",
    "/contacts",
    "/conversations?per_page=60",
    "/admins",
    "/teams",
    "/counts",
    "/me",
  ];
  const lists = await Promise.all(paths.map(get));
  const conversations = listAt(lists[2]?.body, "conversations").map(
    (one) => `/conversations/${at(one, "id")}`,
  );
  return [...lists, ...(await Promise.all(conversations.map(get)))].map(({ body }) => body);
}

async function fill(workspace: TestWorkspace): Promise<void> {
  await workspace.door("POST", "seed", { users: 5, leads: 2, seed: 7 });
  await workspace.door("POST", "admins", { name: "Nia", email: "nia@example.com", id: "77" });
  const person = await addUser(workspace, { user_id: "u1", custom_attributes: { plan: "pro" } });
  workspace.clock.advance(90_000);
  const conversation = await addConversation(workspace, person);
  await workspace.post("/users", { user_id: "u1", nonsense: true });
  await workspace.post(`/conversations/${conversation}/reply`, {
    type: "admin",
    message_type: "comment",
    admin_id: RHEA,
    body: "It is.",
  });
  await workspace.door("POST", "messages", { body: "Hello", email: "lea@example.com" });
  workspace.clock.advance(5_000);
  await workspace.door("POST", `people/${person}/reply`, { body: "Thanks!" });
  await workspace.del(`/contacts/${await addLead(workspace)}`);
}

/** Stops it, and starts it with another seed a while later. */
async function restart(workspace: TestWorkspace, keep: string): Promise<TestWorkspace> {
  await workspace.simulator.close();
  const clock = virtualClock(workspace.clock.now() + 60_000);
  return { ...(await startWorkspace({ keep, seed: 99, clock })), clock };
}

describe("a kept workspace", () => {
  test("is the same after a stop and a start, to the last id and stamp", async () => {
    const keep = await folder();
    const first = await startWorkspace({ keep });
    expect(first.simulator.restored).toBe(false);
    await fill(first);
    const before = await seen(first);
    expect(JSON.stringify(before)).toContain("It is.");
    const second = await restart(first, keep);
    expect(second.simulator.restored).toBe(true);
    expect(await seen(second)).toEqual(before);
    await addUser(second, { user_id: "u2" });
    const third = await restart(second, keep);
    expect((await third.get("/users?user_id=u2")).status).toBe(200);
    expect(at((await third.get("/counts")).body, "user", "count")).toBe(7);
  });

  test("makes the ids after a stop that it would have made without one", async () => {
    const keep = await folder();
    const kept = await startWorkspace({ keep });
    const straight = await startWorkspace();
    await fill(kept);
    await fill(straight);
    const again = await restart(kept, keep);
    expect(await addUser(again, { user_id: "new" })).toBe(await addUser(straight, { user_id: "new" }));
    expect(again.simulator.deliveries().map(({ id }) => id)).toEqual([
      straight.simulator.deliveries().at(-1)?.id,
    ]);
  });

  test("notifies of nothing twice, counts anew, and keeps its webhook", async () => {
    const keep = await folder();
    const receiver = await startReceiver();
    const first = await startWorkspace({ keep, webhook: undefined });
    await first.door("PUT", "webhook", { url: receiver.url, secret: SECRET, topics: ["user.created"] });
    await addUser(first, { user_id: "u1" });
    await first.simulator.idle();
    const second = await restart(first, keep);
    await second.simulator.idle();
    expect(receiver.received).toHaveLength(1);
    expect(second.simulator.stats()).toEqual({
      calls: 0,
      endpoints: {},
      windows: [],
      refused: 0,
      faults: {},
    });
    expect((await second.door("GET", "webhook")).body).toMatchObject({
      url: receiver.url,
      topics: ["user.created"],
      state: "live",
    });
    await addUser(second, { user_id: "u2" });
    await second.simulator.idle();
    expect(new Set(receiver.received.map(({ raw }) => at(JSON.parse(raw), "id"))).size).toBe(2);
  });

  test("wakes from its snoozes, those of meanwhile and those to come", async () => {
    const keep = await folder();
    const first = await startWorkspace({ keep });
    const person = await addUser(first, { user_id: "u1" });
    const ids = [await addConversation(first, person), await addConversation(first, person)];
    for (const [index, id] of ids.entries()) {
      const until = NOON + (index === 0 ? 30 : 3_600);
      const body = { type: "admin", message_type: "snoozed", admin_id: RHEA, snoozed_until: until };
      expect((await first.post(`/conversations/${id}/reply`, body)).status).toBe(200);
    }
    const second = await restart(first, keep);
    const states = async () => {
      const views = await Promise.all(ids.map((id) => second.get(`/conversations/${id}`)));
      return views.map(({ body }) => [at(body, "state"), at(body, "updated_at")]);
    };
    expect(await states()).toEqual([
      ["open", NOON + 30],
      ["snoozed", NOON],
    ]);
    expect(second.topics()).toEqual([]);
    second.clock.advance(3_540_000);
    expect(await states()).toEqual([
      ["open", NOON + 30],
      ["open", NOON + 3_600],
    ]);
    expect(second.topics()).toEqual(["conversation.admin.unsnoozed"]);
  });

  test("starts over by a reset, and keeps what comes after it", async () => {
    const keep = await folder();
    const first = await startWorkspace({ keep });
    await fill(first);
    await first.door("POST", "reset", { seed: 5 });
    const id = await addUser(first, { user_id: "after" });
    const second = await restart(first, keep);
    expect(at((await second.get("/counts")).body, "user", "count")).toBe(1);
    expect(at((await second.get("/users?user_id=after")).body, "id")).toBe(id);
  });

  test("has what was dropped after it was done, and not what was refused or dropped before", async () => {
    const keep = await folder();
    const first = await startWorkspace({ keep });
    for (const [kind, user] of [
      ["drop_after", "done"],
      ["drop", "dropped"],
    ]) {
      await first.door("POST", "faults", { kind, count: 1 });
      await expect(first.post("/users", { user_id: user })).rejects.toThrow();
    }
    const second = await restart(first, keep);
    expect((await second.get("/users?user_id=done")).status).toBe(200);
    expect((await second.get("/users?user_id=dropped")).status).toBe(404);
    expect((await second.door("GET", "faults")).body).toEqual({ faults: [] });
  });
});

describe("the file of a kept workspace", () => {
  test("is there only when there is something in it, and is nobody else's to read", async () => {
    const keep = await folder();
    const first = await startWorkspace({ keep });
    const file = path.join(keep, "journal.jsonl");
    await first.get("/users");
    expect(() => statSync(file)).toThrow("ENOENT");
    await addUser(first, { user_id: "u1" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("may end in a line that was cut off: only that is lost", async () => {
    const keep = await folder();
    const first = await startWorkspace({ keep });
    await addUser(first, { user_id: "u1" });
    const file = path.join(keep, "journal.jsonl");
    const whole = readFileSync(file, "utf8");
    appendFileSync(file, '{"at":1560945600000,"method":"POST","pa');
    const second = await restart(first, keep);
    expect(readFileSync(file, "utf8")).toBe(whole);
    await addUser(second, { user_id: "u2" });
    const third = await restart(second, keep);
    expect(at((await third.get("/counts")).body, "user", "count")).toBe(2);
  });

  test("that is none is refused, and so is a folder that can't be", async () => {
    const keep = await folder();
    const first = await startWorkspace({ keep });
    await addUser(first, { user_id: "u1" });
    await first.simulator.close();
    const file = path.join(keep, "journal.jsonl");
    await expect(startSimulator({ keep: file })).rejects.toMatchObject({ code: "simulator.keep" });
    appendFileSync(file, "[]\n");
    await expect(startSimulator({ keep })).rejects.toThrow(`Line 3 of ${file} is none of a kept workspace.`);
    writeFileSync(file, "something else\n");
    await expect(startSimulator({ keep })).rejects.toThrow(`Line 1 of ${file} is none of a kept workspace.`);
    expect(readFileSync(file, "utf8")).toBe("something else\n");
  });
});
