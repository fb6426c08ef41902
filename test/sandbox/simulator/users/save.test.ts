import { describe, expect, test } from "vitest";
import { addLead, addUser, at, NOON, refusal, startWorkspace } from "../support/workspace.ts";

describe("POST /users creates", () => {
  test("a whole user of what it was told", async () => {
    const workspace = await startWorkspace();
    const { status, body } = await workspace.post("/users", {
      user_id: 9,
      email: "Mira@Example.NET",
      name: "Mira Holt",
      phone: "+4930123456",
      signed_up_at: 1_559_347_200,
      custom_attributes: { paid: true, seats: 4, plan: "pro", renewed_at: 1_560_000_000 },
      avatar: { type: "avatar", image_url: "https://files.example.test/m.png" },
      last_seen_ip: "203.0.113.9",
      last_seen_user_agent: "Firefox",
      companies: [],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      type: "user",
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      user_id: "9",
      anonymous: false,
      email: "mira@example.net",
      phone: "+4930123456",
      name: "Mira Holt",
      pseudonym: null,
      avatar: { type: "avatar", image_url: "https://files.example.test/m.png" },
      app_id: "w0rkspac",
      companies: { type: "company.list", companies: [] },
      location_data: {},
      last_request_at: null,
      created_at: 1_560_945_600,
      remote_created_at: 1_559_347_200,
      signed_up_at: 1_559_347_200,
      updated_at: 1_560_945_600,
      session_count: 0,
      social_profiles: { type: "social_profile.list", social_profiles: [] },
      unsubscribed_from_emails: false,
      marked_email_as_spam: false,
      has_hard_bounced: false,
      tags: { type: "tag.list", tags: [] },
      segments: { type: "segment.list", segments: [] },
      custom_attributes: { paid: true, seats: 4, plan: "pro", renewed_at: 1_560_000_000 },
      referrer: null,
      utm_campaign: null,
      utm_content: null,
      utm_medium: null,
      utm_source: null,
      utm_term: null,
      do_not_track: null,
    });
    expect(workspace.topics()).toEqual(["user.created"]);
  });

  test("remote_created_at is another name of signed_up_at", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.post("/users", { email: "a@example.test", remote_created_at: 7 });
    expect([at(body, "signed_up_at"), at(body, "remote_created_at")]).toEqual([7, 7]);
  });
});

describe("POST /users updates", () => {
  test("only what is said; attributes are merged, null clears", async () => {
    const workspace = await startWorkspace();
    const first = {
      user_id: "u",
      email: "a@example.test",
      name: "A",
      phone: "1",
      custom_attributes: { x: 1, y: 2 },
    };
    const id = await addUser(workspace, first);
    workspace.clock.advance(5_000);
    const { body } = await workspace.post("/users", {
      id,
      name: null,
      custom_attributes: { y: null, z: "3" },
    });
    expect(body).toMatchObject({
      id,
      user_id: "u",
      email: "a@example.test",
      name: null,
      phone: "1",
      created_at: NOON,
      updated_at: NOON + 5,
    });
    expect(at(body, "custom_attributes")).toEqual({ x: 1, z: "3" });
    expect((await workspace.get(`/users/${id}`)).body).toEqual(body);
  });

  test("notifies of a new email and of unsubscribing, and of nothing else", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u", email: "a@example.test" });
    expect(workspace.topics()).toEqual(["user.created"]);
    await workspace.post("/users", { id, email: "A@Example.test", name: "B" });
    expect(workspace.topics()).toEqual([]);
    await workspace.post("/users", { id, email: "b@example.test" });
    expect(workspace.topics()).toEqual(["user.email.updated"]);
    await workspace.post("/users", { id, unsubscribed_from_emails: true });
    expect(workspace.topics()).toEqual(["user.unsubscribed"]);
    await workspace.post("/users", { id, unsubscribed_from_emails: true });
    await workspace.post("/users", { id, unsubscribed_from_emails: false });
    expect(workspace.topics()).toEqual([]);
    await workspace.post("/users", { id, email: "", unsubscribed_from_emails: true });
    expect(workspace.topics()).toEqual(["user.email.updated", "user.unsubscribed"]);
    expect(at((await workspace.get(`/users/${id}`)).body, "email")).toBeNull();
  });
});

describe("the last seen time and sessions", () => {
  test("last_request_at is taken as sent, update_last_request_at is now and wins", async () => {
    const workspace = await startWorkspace();
    const seen = async (body: object) =>
      at((await workspace.post("/users", { user_id: "u", ...body })).body, "last_request_at");
    expect(await seen({})).toBeNull();
    expect(await seen({ last_request_at: 1_500_000_000 })).toBe(1_500_000_000);
    expect(await seen({ update_last_request_at: false })).toBe(1_500_000_000);
    expect(await seen({ update_last_request_at: true, last_request_at: 5 })).toBe(NOON);
  });

  test("new_session counts a session after half an hour without a request, not before", async () => {
    const workspace = await startWorkspace();
    const count = async () =>
      at((await workspace.post("/users", { user_id: "u", new_session: true })).body, "session_count");
    expect(await count()).toBe(1);
    workspace.clock.advance(1_800_000);
    expect(await count()).toBe(1);
    workspace.clock.advance(1_801_000);
    expect(await count()).toBe(2);
    expect(at((await workspace.get("/users?user_id=u")).body, "last_request_at")).toBe(NOON + 3_601);
  });
});

describe("which user it is", () => {
  test("by id: user_id and email are overwritten", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    const { body } = await workspace.post("/users", { id, user_id: "u2", email: "b@example.test" });
    expect(body).toMatchObject({ id, user_id: "u2", email: "b@example.test" });
    expect((await workspace.get("/users?user_id=u1")).status).toBe(404);
    expect(at((await workspace.get("/users?user_id=u2")).body, "id")).toBe(id);
  });

  test("by user_id: the email is overwritten, even by one that another user has", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    await addUser(workspace, { user_id: "u2", email: "b@example.test" });
    const { body } = await workspace.post("/users", { user_id: "u1", email: "b@example.test" });
    expect(body).toMatchObject({ id, email: "b@example.test" });
  });

  test("by the email of a user without user_id: it takes the request's", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { email: "a@example.test" });
    const { body } = await workspace.post("/users", { user_id: "u1", email: "A@example.test" });
    expect(body).toMatchObject({ id, user_id: "u1" });
  });

  test("by the email of a user with another user_id: a new user, who shares the email", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    const { body } = await workspace.post("/users", { user_id: "u2", email: "a@example.test" });
    expect(at(body, "id")).not.toBe(id);
    expect(body).toMatchObject({ user_id: "u2", email: "a@example.test" });
    expect(at((await workspace.get("/users?email=a%40example.test")).body, "total_count")).toBe(2);
  });

  test("by email alone: that user, with or without a user_id", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    const { body } = await workspace.post("/users", { email: "a@example.test", name: "A" });
    expect(body).toMatchObject({ id, user_id: "u1", name: "A" });
  });

  test("by an email that several users have: a conflict, unless one of them has no user_id and one is sent", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1", email: "a@example.test" });
    await addUser(workspace, { user_id: "u2", email: "a@example.test" });
    expect(refusal(await workspace.post("/users", { email: "a@example.test" }))).toEqual([
      409,
      "conflict",
      "Multiple existing users match this email address a@example.test - must be more specific using user_id",
    ]);
    const third = await addUser(workspace, { email: "b@example.test" });
    await workspace.post("/users", { id: third, email: "a@example.test" });
    const { body } = await workspace.post("/users", { user_id: "u3", email: "a@example.test" });
    expect(at(body, "id")).toBe(third);
  });

  test("a lead is no user, by none of its identifiers", async () => {
    const workspace = await startWorkspace();
    const lead = await addLead(workspace, { email: "a@example.test" });
    expect(refusal(await workspace.post("/users", { id: lead }))).toEqual([
      404,
      "not_found",
      "User Not Found",
    ]);
    const { body } = await workspace.post("/users", { email: "a@example.test" });
    expect(body).toMatchObject({ type: "user" });
    expect(at(body, "id")).not.toBe(lead);
  });

  test.each([{}, { name: "A" }, { email: "" }, { email: null }, { user_id: "" }])(
    "%j names nobody",
    async (body) => {
      const workspace = await startWorkspace();
      expect(refusal(await workspace.post("/users", body))).toEqual([
        400,
        "parameter_not_found",
        "User email, user_id or anonymous_id must be supplied",
      ]);
    },
  );

  test("an unknown id is not created", async () => {
    const workspace = await startWorkspace();
    const answer = await workspace.post("/users", {
      id: "5d0a1c7e9b3f4a2d61000007",
      email: "a@example.test",
    });
    expect(refusal(answer)).toEqual([404, "not_found", "User Not Found"]);
    expect(workspace.topics()).toEqual([]);
  });

  test("a user_id that another user has is refused", async () => {
    const workspace = await startWorkspace();
    await addUser(workspace, { user_id: "u1" });
    const id = await addUser(workspace, { user_id: "u2" });
    expect(refusal(await workspace.post("/users", { id, user_id: "u1" }))).toEqual([
      400,
      "unique_user_constraint",
      "User already exists.",
    ]);
    expect((await workspace.post("/users", { id, user_id: "u2" })).status).toBe(200);
  });
});
