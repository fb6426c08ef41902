import { describe, expect, test } from "vitest";
import { addLead, addUser, at, listAt, refusal, startWorkspace } from "../support/workspace.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;

describe("POST /contacts creates", () => {
  test("a lead of nothing", async () => {
    const workspace = await startWorkspace();
    const { status, body } = await workspace.post("/contacts", {});
    expect(status).toBe(200);
    expect(body).toEqual({
      type: "contact",
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      user_id: expect.stringMatching(UUID),
      anonymous: true,
      email: null,
      phone: null,
      name: null,
      pseudonym: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+$/),
      avatar: { type: "avatar", image_url: null },
      app_id: "w0rkspac",
      companies: { type: "company.list", companies: [] },
      location_data: {},
      last_request_at: null,
      created_at: 1_560_945_600,
      remote_created_at: null,
      signed_up_at: null,
      updated_at: 1_560_945_600,
      session_count: 0,
      social_profiles: { type: "social_profile.list", social_profiles: [] },
      owner_id: null,
      unsubscribed_from_emails: false,
      marked_email_as_spam: false,
      has_hard_bounced: false,
      tags: { type: "tag.list", tags: [] },
      segments: { type: "segment.list", segments: [] },
      custom_attributes: {},
      referrer: null,
      utm_campaign: null,
      utm_content: null,
      utm_medium: null,
      utm_source: null,
      utm_term: null,
      do_not_track: null,
    });
    expect(workspace.topics()).toEqual(["contact.created"]);
  });

  test("an email identifies no lead: the same one makes another", async () => {
    const workspace = await startWorkspace();
    const first = await addLead(workspace, { email: "A@example.test" });
    expect(workspace.topics()).toEqual(["contact.created", "contact.added_email"]);
    expect(await addLead(workspace, { email: "a@example.test" })).not.toBe(first);
    expect(at((await workspace.get("/contacts?email=a%40example.test")).body, "total_count")).toBe(2);
  });

  test("a member that isn't known is ignored, as SDKs send more", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.post("/contacts", { type: "contact", created_at: 0 })).status).toBe(200);
  });
});

describe("POST /contacts updates", () => {
  test("by id or user_id", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.post("/contacts", { name: "A", custom_attributes: { x: 1 } });
    const [id, userId] = [at(body, "id"), at(body, "user_id")];
    workspace.clock.advance(1_000);
    expect(
      (await workspace.post("/contacts", { id, phone: "1", custom_attributes: { y: 2 } })).body,
    ).toMatchObject({
      id,
      name: "A",
      phone: "1",
      updated_at: 1_560_945_601,
      custom_attributes: { x: 1, y: 2 },
    });
    expect((await workspace.post("/contacts", { user_id: userId, name: "B" })).body).toMatchObject({
      id,
      name: "B",
    });
    expect((await workspace.put(`/contacts/${id}`, { name: "C", custom_attributes: [] })).body).toMatchObject(
      {
        id,
        name: "C",
      },
    );
    expect(at((await workspace.get("/contacts")).body, "total_count")).toBe(1);
  });

  test("notifies of a first email, of another one, of unsubscribing", async () => {
    const workspace = await startWorkspace();
    const id = await addLead(workspace);
    workspace.topics();
    await workspace.post("/contacts", { id, name: "A" });
    expect(workspace.topics()).toEqual([]);
    await workspace.post("/contacts", { id, email: "a@example.test" });
    expect(workspace.topics()).toEqual(["contact.added_email"]);
    await workspace.post("/contacts", { id, email: "b@example.test" });
    expect(workspace.topics()).toEqual(["user.email.updated"]);
    expect(at(workspace.lastItem(), "type")).toBe("contact");
    await workspace.post("/contacts", { id, unsubscribed_from_emails: true });
    expect(workspace.topics()).toEqual(["user.unsubscribed"]);
  });

  test("an unknown id or user_id, and a user's id, are refused", async () => {
    const workspace = await startWorkspace();
    const user = await addUser(workspace, { user_id: "u1" });
    workspace.topics();
    for (const body of [{ id: "none" }, { user_id: "none" }, { id: user }, { user_id: "u1" }]) {
      expect(refusal(await workspace.post("/contacts", body))).toEqual([
        404,
        "not_found",
        "Contact Not Found",
      ]);
    }
    expect(workspace.topics()).toEqual([]);
  });
});

describe("reading and deleting leads", () => {
  test("GET /contacts lists leads only, newest first", async () => {
    const workspace = await startWorkspace();
    const first = await addLead(workspace, { phone: "1" });
    await addUser(workspace, { user_id: "u" });
    const second = await addLead(workspace);
    const { body } = await workspace.get("/contacts");
    expect(body).toMatchObject({ type: "contact.list", limited: false, total_count: 2 });
    expect(listAt(body, "contacts").map((lead) => at(lead, "id"))).toEqual([second, first]);
    const byPhone = await workspace.get("/contacts?phone=1");
    expect(listAt(byPhone.body, "contacts").map((lead) => at(lead, "id"))).toEqual([first]);
  });

  test("GET /contacts/{id} and ?user_id= are the lead itself; a user is none", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.post("/contacts", { name: "A" });
    const user = await addUser(workspace, { user_id: "u" });
    expect((await workspace.get(`/contacts/${at(body, "id")}`)).body).toEqual(body);
    expect((await workspace.get(`/contacts?user_id=${at(body, "user_id")}`)).body).toEqual(body);
    for (const path of [`/contacts/${user}`, "/contacts/none", "/contacts?user_id=u"]) {
      expect(refusal(await workspace.get(path))).toEqual([404, "not_found", "Contact Not Found"]);
    }
  });

  test("DELETE /contacts/{id} and ?user_id= answer the lead, who is gone", async () => {
    const workspace = await startWorkspace();
    for (const path of ["id", "user_id"]) {
      const { body } = await workspace.post("/contacts", { email: "a@example.test" });
      workspace.topics();
      const target =
        path === "id" ? `/contacts/${at(body, "id")}` : `/contacts?user_id=${at(body, "user_id")}`;
      expect((await workspace.del(target)).body).toEqual(body);
      expect(workspace.topics()).toEqual(["user.deleted"]);
      expect(workspace.lastItem()).toEqual({
        type: "user",
        id: at(body, "id"),
        user_id: at(body, "user_id"),
        email: "a@example.test",
      });
      expect((await workspace.get(`/contacts/${at(body, "id")}`)).status).toBe(404);
      expect((await workspace.del(target)).status).toBe(404);
    }
    expect((await workspace.del("/contacts")).status).toBe(400);
  });
});
