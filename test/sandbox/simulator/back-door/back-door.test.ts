import { describe, expect, test } from "vitest";
import { systemClock } from "../../../../sandbox/simulator/index.ts";
import { addLead, addUser, at, listAt, NOON, startWorkspace } from "../support/workspace.ts";

const people = { users: 3, leads: 2, admins: 2, teams: 1, seed: 5 };

describe("POST /_simulator/seed", () => {
  test("fills the workspace, the same way for the same seed, and tells nobody", async () => {
    const [one, other] = [await startWorkspace(), await startWorkspace()];
    const answer = await one.door("POST", "seed", people);
    expect(answer.body).toEqual({ users: 3, leads: 2, admins: 5, teams: 3 });
    await other.door("POST", "seed", people);
    const users = await one.get("/users");
    expect(listAt(users.body, "users")).toEqual(listAt((await other.get("/users")).body, "users"));
    expect(at(users.body, "total_count")).toBe(3);
    expect(at((await one.get("/contacts")).body, "total_count")).toBe(2);
    expect(one.simulator.deliveries()).toEqual([]);
    for (const user of listAt(users.body, "users")) {
      expect(Number(at(user, "created_at"))).toBeLessThanOrEqual(NOON);
      expect(Number(at(user, "last_request_at"))).toBeGreaterThanOrEqual(Number(at(user, "created_at")));
      const found = await one.get(`/users?user_id=${at(user, "user_id")}`);
      expect(found.body).toEqual(user);
    }
  });

  test("nobody was seen before they came, or after now", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 60 });
    const users = listAt((await workspace.get("/users?per_page=60")).body, "users");
    expect(users).toHaveLength(60);
    for (const user of users) {
      const [came, seen] = [Number(at(user, "created_at")), Number(at(user, "last_request_at"))];
      expect(came).toBeGreaterThan(NOON - 31_536_000);
      expect(seen).toBeGreaterThanOrEqual(came);
      expect(seen).toBeLessThanOrEqual(NOON);
    }
  });

  test("another seed makes other people", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 5, seed: 1 });
    const first = listAt((await workspace.get("/users?order=asc&sort=updated_at")).body, "users");
    await workspace.door("POST", "reset");
    await workspace.door("POST", "seed", { users: 5, seed: 2 });
    expect(listAt((await workspace.get("/users?order=asc&sort=updated_at")).body, "users")).not.toEqual(
      first,
    );
  });
});

describe("POST /_simulator/reset", () => {
  test("starts over: people, teammates, statistics, deliveries, rate limit, ids", async () => {
    const workspace = await startWorkspace({ rateLimit: 3 });
    const first = await addUser(workspace, { user_id: "u1" });
    await workspace.door("POST", "admins", { name: "New", email: "new@example.com" });
    await workspace.door("PUT", "rate-limit", { limit: 1 });
    await workspace.door("POST", "reset");
    expect(workspace.simulator.stats()).toEqual({
      calls: 0,
      endpoints: {},
      windows: [],
      refused: 0,
      faults: {},
    });
    expect(workspace.simulator.deliveries()).toEqual([]);
    const counts = await workspace.get("/counts");
    expect(counts.headers.get("x-ratelimit-limit")).toBe("3");
    expect(at(counts.body, "user", "count")).toBe(0);
    expect(listAt((await workspace.get("/admins")).body, "admins")).toHaveLength(6);
    expect(await addUser(workspace, { user_id: "u1" })).toBe(first);
  });

  test("takes another seed", async () => {
    const workspace = await startWorkspace();
    const first = await addUser(workspace, { user_id: "u1" });
    await workspace.door("POST", "reset", { seed: 99 });
    expect(await addUser(workspace, { user_id: "u1" })).not.toBe(first);
  });
});

describe("teammates by the back door", () => {
  test("an admin and a team can act and be assigned to at once", async () => {
    const workspace = await startWorkspace();
    const admin = await workspace.door("POST", "admins", {
      id: 77,
      name: "Nia",
      email: "nia@example.com",
      away: true,
      has_inbox_seat: false,
    });
    expect(admin.body).toMatchObject({
      id: "77",
      away_mode_enabled: true,
      has_inbox_seat: false,
      team_ids: [],
    });
    const team = await workspace.door("POST", "teams", { id: "78", name: "Night", members: ["Nia"] });
    expect(team.body).toMatchObject({ id: "78", name: "Night", admin_ids: [77] });
    expect(at((await workspace.get("/admins/77")).body, "team_ids")).toEqual([78]);
    expect((await workspace.get("/teams/78")).status).toBe(200);
  });
});

describe("the webhook by the back door", () => {
  test("is set and shown, never with its secret", async () => {
    const workspace = await startWorkspace({ webhook: undefined });
    expect((await workspace.door("GET", "webhook")).body).toMatchObject({
      url: null,
      topics: null,
      live: false,
      state: "none",
    });
    expect((await workspace.door("POST", "ping")).body).toEqual({
      error: "There is no live webhook: set one with PUT /_simulator/webhook.",
    });
    const webhook = { url: "http://127.0.0.1:9/hook", topics: ["user.created"] };
    const set = await workspace.door("PUT", "webhook", { ...webhook, secret: "s3cret" });
    expect(set.body).toMatchObject({ ...webhook, live: true, state: "live" });
    expect(set.body).not.toHaveProperty("secret");
    await addLead(workspace);
    await addUser(workspace, { user_id: "u1" });
    expect(workspace.topics()).toEqual(["user.created"]);
    const { body } = await workspace.door("GET", "deliveries");
    expect(listAt(body, "deliveries").map((one) => at(one, "topic"))).toEqual(["user.created"]);
    expect(JSON.stringify(body)).not.toContain("s3cret");
  });

  test.each([
    [
      { url: "ftp://x.test", secret: "s" },
      'The webhook\'s url must be an http or https address, not "ftp://x.test".',
    ],
    [{ url: "nowhere", secret: "s" }, 'The webhook\'s url must be an http or https address, not "nowhere".'],
    [
      { url: "http://x.test", secret: "s", topics: ["user.updated"] },
      'The webhook\'s topic "user.updated" is none of API 1.3.',
    ],
    [{ url: "http://x.test" }, '"secret" must be a text that is not empty.'],
    [{ url: "http://x.test", secret: "s", topics: "all" }, '"topics" must be a list of texts.'],
  ])("%j is refused", async (body, error) => {
    const workspace = await startWorkspace({ webhook: undefined });
    const answer = await workspace.door("PUT", "webhook", body);
    expect([answer.status, answer.body]).toEqual([400, { error }]);
    expect((await workspace.door("GET", "webhook")).body).toMatchObject({ live: false });
  });
});

describe("POST /_simulator/clock", () => {
  test("moves a virtual clock", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.door("POST", "clock", { advance_seconds: 90 })).body).toEqual({ now: NOON + 90 });
    expect(workspace.clock.now()).toBe((NOON + 90) * 1000);
  });

  test("says why it can't move the machine's", async () => {
    const workspace = await startWorkspace({ clock: systemClock });
    const answer = await workspace.door("POST", "clock", { advance_seconds: 90 });
    expect(answer.status).toBe(400);
    expect(at(answer.body, "error")).toMatch(/^This simulator runs on the machine's clock/);
  });
});

describe("the back door", () => {
  test("needs no token, is not counted and not limited", async () => {
    const workspace = await startWorkspace({ rateLimit: 0 });
    for (let n = 0; n < 5; n += 1) expect((await workspace.door("GET", "stats")).status).toBe(200);
    expect((await workspace.door("GET", "stats")).body).toEqual({
      calls: 0,
      endpoints: {},
      windows: [],
      refused: 0,
      faults: {},
    });
    await workspace.door("PUT", "rate-limit", { limit: 2 });
    expect((await workspace.get("/me")).headers.get("x-ratelimit-remaining")).toBe("1");
  });

  test.each([
    [
      "POST",
      "seed",
      { user: 3 },
      'Unknown member "user"; this call takes users, leads, admins, teams, seed, never_seen, stale.',
    ],
    ["POST", "seed", { users: -1 }, '"users" must be a whole number of at least 0.'],
    ["POST", "seed", { users: "3" }, '"users" must be a whole number of at least 0.'],
    ["POST", "seed", [], "The body must be a JSON object."],
    ["PUT", "rate-limit", {}, '"limit" must be a whole number of at least 0.'],
    ["POST", "clock", { advance_seconds: -1 }, '"advance_seconds" must be a whole number of at least 0.'],
    ["POST", "admins", { name: "A" }, '"email" must be a text that is not empty.'],
    ["POST", "admins", { name: "A", email: "a", away: 1 }, '"away" must be true or false.'],
    [
      "POST",
      "admins",
      { name: "A", email: "a", id: "x" },
      'The id "x" of a teammate must be up to 15 digits.',
    ],
    [
      "POST",
      "admins",
      { name: "A", email: "a", id: "21" },
      "The id 21 belongs to another admin or team: admins and teams share their ids.",
    ],
    ["POST", "teams", { name: "T" }, '"members" must be a list of names or emails of admins.'],
    [
      "POST",
      "teams",
      { name: "T", members: ["X"] },
      'The team "T" names the member "X", who is neither the name nor the email of an admin.',
    ],
  ])("%s %s %j is refused", async (method, path, body, error) => {
    const workspace = await startWorkspace();
    const answer = await workspace.door(method, path, body);
    expect([answer.status, answer.body]).toEqual([400, { error }]);
  });

  test("a body that is no JSON, and a path that isn't there", async () => {
    const workspace = await startWorkspace();
    const broken = await workspace.raw("/_simulator/seed", { method: "POST", body: "{" });
    expect([broken.status, broken.body]).toEqual([400, { error: "The body is not valid JSON." }]);
    const lost = await workspace.door("GET", "nothing");
    expect([lost.status, lost.body]).toEqual([
      404,
      { error: "The back door has no GET /_simulator/nothing." },
    ]);
  });
});
