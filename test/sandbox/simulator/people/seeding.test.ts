import { describe, expect, test } from "vitest";
import { addUser, at, listAt, NOON, startWorkspace, type TestWorkspace } from "../support/workspace.ts";

const DAY = 86_400;

/** Of a seeding of three users and a lead, with the seed 5. */
const THIRD_USER = {
  id: "7eeadc0037ba1bbe00000003",
  user_id: "user-3",
  email: "lea.okoro.3@example.test",
  name: "Lea Okoro",
  last_request_at: 1_554_686_694,
  created_at: 1_540_114_179,
  signed_up_at: 1_540_114_179,
  updated_at: 1_554_686_694,
  session_count: 18,
  custom_attributes: { plan: "free" },
};
const LEAD = {
  id: "aa839bf4351dc37c00000004",
  user_id: "8b907d49-cf5c-43dd-8a92-14d300000001",
  email: "ravi.prado.4@example.test",
  name: "Ravi Prado",
  pseudonym: "Scarlet Robin",
  last_request_at: 1_560_492_601,
  created_at: 1_537_126_549,
  signed_up_at: null,
  session_count: 16,
};

async function everybody(workspace: TestWorkspace, kind: "users" | "contacts"): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  let query = "";
  for (;;) {
    const { body } = await workspace.get(`/${kind}/scroll${query}`);
    const page = listAt(body, kind);
    if (page.length === 0) return all;
    all.push(...page);
    query = `?scroll_param=${at(body, "scroll_param")}`;
  }
}

function unseenDays(user: unknown): number {
  return (NOON - Number(at(user, "last_request_at"))) / DAY;
}

describe("people who were there before", () => {
  test("are the same ones for the same seed and number, to the letter", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 3, leads: 1, seed: 5 });
    const users = await everybody(workspace, "users");
    const [lead] = await everybody(workspace, "contacts");
    expect(users[2]).toMatchObject(THIRD_USER);
    expect(lead).toMatchObject(LEAD);
  });

  test("several seedings add up, with ids, user_ids and emails of their own", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 30, leads: 5 });
    const own = await addUser(workspace, { user_id: "own" });
    await workspace.del("/users?user_id=user-3");
    const answer = await workspace.door("POST", "seed", { users: 70, leads: 5, seed: 1 });
    expect(answer.body).toMatchObject({ users: 100, leads: 10 });
    const users = await everybody(workspace, "users");
    const all = [...users, ...(await everybody(workspace, "contacts"))];
    expect(all).toHaveLength(110);
    for (const member of ["id", "user_id"]) expect(new Set(all.map((one) => at(one, member))).size).toBe(110);
    expect(new Set(all.map((one) => at(one, "email")).filter((email) => email !== null)).size).toBe(109);
    expect(users.map((user) => at(user, "id"))).toContain(own);
    expect(at(users[99], "user_id")).toBe("user-106");
  });

  test("are found by id, user_id and email, changed and archived like anybody else", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 20, leads: 20 });
    const [user] = listAt((await workspace.get("/users?per_page=1&page=7")).body, "users");
    const [id, userId, email] = [at(user, "id"), at(user, "user_id"), at(user, "email")];
    expect((await workspace.get(`/users/${id}`)).body).toEqual(user);
    expect((await workspace.get(`/users?user_id=${userId}`)).body).toEqual(user);
    expect(listAt((await workspace.get(`/users?email=${email}`)).body, "users")).toEqual([user]);
    const changed = await workspace.post("/users", {
      user_id: userId,
      email: "new@example.test",
      new_session: true,
    });
    expect(changed.body).toMatchObject({
      id,
      email: "new@example.test",
      last_request_at: NOON,
      updated_at: NOON,
    });
    expect(workspace.topics()).toEqual(["user.email.updated"]);
    expect(at((await workspace.get(`/users?email=${email}`)).body, "total_count")).toBe(0);
    expect(at((await workspace.get("/users?sort=last_request_at")).body, "users", 0, "id")).toBe(id);
    await workspace.del(`/users/${id}`);
    expect((await workspace.get(`/users/${id}`)).status).toBe(404);
    expect((await workspace.get(`/users?user_id=${userId}`)).status).toBe(404);
    expect(at((await workspace.get("/counts")).body, "user", "count")).toBe(19);
    const [lead] = listAt((await workspace.get("/contacts?per_page=1")).body, "contacts");
    const found = await workspace.get(`/contacts?user_id=${at(lead, "user_id")}`);
    expect(found.body).toEqual(lead);
    const converted = await workspace.post("/contacts/convert", {
      contact: { id: at(lead, "id") },
      user: { user_id: "converted" },
    });
    expect(converted.body).toMatchObject({ type: "user", id: at(lead, "id"), email: at(lead, "email") });
    expect(at((await workspace.get("/counts")).body, "lead", "count")).toBe(19);
  });

  test("one who is named twice in a call is tagged once, and untagged by what comes last", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 2 });
    const twice = [{ user_id: "user-1" }, { user_id: "user-1" }];
    const { body } = await workspace.post("/tags", { name: "vip", users: twice });
    expect(workspace.topics()).toEqual(["user.tag.created"]);
    const tagged = `/users?tag_id=${at(body, "id")}`;
    expect(at((await workspace.get(tagged)).body, "total_count")).toBe(1);
    await workspace.post("/tags", {
      name: "vip",
      users: [{ user_id: "user-2" }, { user_id: "user-2", untag: true }],
    });
    expect(workspace.topics()).toEqual(["user.tag.created", "user.tag.deleted"]);
    expect(at((await workspace.get(tagged)).body, "total_count")).toBe(1);
    const counts = await workspace.get("/counts?type=user&count=tag");
    expect(at(counts.body, "user", "tag")).toEqual([{ vip: 1 }]);
    await workspace.del(`/tags/${at(body, "id")}`);
    const untagged = await workspace.get("/users?user_id=user-1");
    expect(at(untagged.body, "tags", "tags")).toEqual([]);
  });
});

describe("never_seen and stale", () => {
  test("so many were never seen, so many not for longer than the days, all others more lately", async () => {
    const workspace = await startWorkspace();
    const answer = await workspace.door("POST", "seed", {
      users: 400,
      leads: 10,
      never_seen: 30,
      stale: { count: 150, days: 90 },
    });
    expect(answer.status).toBe(200);
    const users = await everybody(workspace, "users");
    const seen = users.filter((user) => at(user, "last_request_at") !== null);
    expect([users.length, seen.length]).toEqual([400, 370]);
    expect(seen.filter((user) => unseenDays(user) > 90)).toHaveLength(150);
    expect(seen.filter((user) => unseenDays(user) === 90)).toEqual([]);
    for (const user of users) {
      const last = at(user, "last_request_at") ?? at(user, "created_at");
      expect(Number(last)).toBeGreaterThanOrEqual(Number(at(user, "created_at")));
      expect(Number(last)).toBeLessThanOrEqual(NOON);
    }
    const [never] = users.filter((user) => at(user, "last_request_at") === null);
    expect(never).toMatchObject({ session_count: 0, signed_up_at: at(never, "created_at") });
    for (const lead of await everybody(workspace, "contacts")) {
      expect(at(lead, "last_request_at")).not.toBeNull();
    }
  });

  test("nobody, or everybody", async () => {
    const workspace = await startWorkspace();
    await workspace.door("POST", "seed", { users: 9, stale: { count: 0, days: 1 } });
    expect((await everybody(workspace, "users")).filter((user) => unseenDays(user) >= 1)).toEqual([]);
    await workspace.door("POST", "reset");
    await workspace.door("POST", "seed", { users: 9, never_seen: 4, stale: { count: 5, days: 3_650 } });
    const users = await everybody(workspace, "users");
    expect(users.filter((user) => at(user, "last_request_at") === null)).toHaveLength(4);
    const seen = users.filter((user) => at(user, "last_request_at") !== null);
    expect(seen.filter((user) => unseenDays(user) > 3_650)).toHaveLength(5);
  });

  test.each([
    [{ users: 3, never_seen: 4 }, '"never_seen" and "stale.count" together must be at most "users".'],
    [
      { users: 3, never_seen: 2, stale: { count: 2, days: 1 } },
      '"never_seen" and "stale.count" together must be at most "users".',
    ],
    [{ users: 3, never_seen: -1 }, '"never_seen" must be a whole number of at least 0.'],
    [{ users: 3, stale: 2 }, '"stale" must be an object of count and days.'],
    [{ users: 3, stale: { days: 2 } }, '"count" must be a whole number of at least 0.'],
    [{ users: 3, stale: { count: 2 } }, '"days" must be a whole number of at least 1.'],
    [{ users: 3, stale: { count: 2, days: 3_651 } }, '"days" must be at most 3650.'],
    [{ users: 3, stale: { count: 2, day: 1 } }, 'Unknown member "day"; this call takes count, days.'],
    [{ users: 1_000_001 }, '"users" must be at most 1000000.'],
    [{ leads: 1_000_001 }, '"leads" must be at most 1000000.'],
  ])("%j is refused, and nobody comes", async (body, error) => {
    const workspace = await startWorkspace();
    const answer = await workspace.door("POST", "seed", body);
    expect([answer.status, answer.body]).toEqual([400, { error }]);
    expect(at((await workspace.get("/counts")).body, "user", "count")).toBe(0);
  });
});
