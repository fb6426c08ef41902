import { expect, test } from "vitest";
import { type OfficialWorkspace, startOfficial } from "../support/official-client.ts";

async function populated(): Promise<OfficialWorkspace> {
  const workspace = await startOfficial();
  const { call } = workspace;
  await call("users", "create", { user_id: "u-1", companies: [{ company_id: "c-9", name: "Holt GmbH" }] });
  await call("users", "create", { user_id: "u-2", companies: [{ company_id: "c-9" }] });
  await call("leads", "create", { email: "lea@example.test" });
  await call("tags", "tag", { name: "VIP", users: [{ user_id: "u-1" }] });
  await call("tags", "tag", { name: "Partner", companies: [{ company_id: "c-9" }] });
  await call("messages", "create", { from: { type: "user", user_id: "u-1" }, body: "Hi" });
  return workspace;
}

const RHEA = {
  type: "admin",
  id: "11",
  name: "Rhea Quill",
  email: "rhea@example.com",
  job_title: null,
  away_mode_enabled: false,
  away_mode_reassign: false,
  has_inbox_seat: true,
  avatar: { type: "avatar", image_url: null },
  team_ids: [21],
};

export function countsAndAdmins(): void {
  test("each of the counts", async () => {
    const { call } = await populated();
    expect((await call("counts", "appCounts")).body).toEqual({
      type: "count.hash",
      company: { count: 1 },
      user: { count: 2 },
      lead: { count: 1 },
      tag: { count: 2 },
      segment: { count: 0 },
    });
    expect((await call("counts", "conversationCounts")).body).toEqual({
      type: "count",
      conversation: { open: 1, closed: 0, unassigned: 1, assigned: 0 },
    });
    expect((await call("counts", "conversationAdminCounts")).body).toMatchObject({
      type: "count",
      conversation: { admin: [{ id: "11", name: "Rhea Quill", open: 0, closed: 0 }, {}, {}] },
    });
    expect((await call("counts", "userTagCounts")).body).toEqual({
      type: "count",
      user: { tag: expect.arrayContaining([{ VIP: 1 }]) },
    });
    expect((await call("counts", "userSegmentCounts")).body).toEqual({
      type: "count",
      user: { segment: [] },
    });
    expect((await call("counts", "companyTagCounts")).body).toEqual({
      type: "count",
      company: { tag: expect.arrayContaining([{ Partner: 1 }]) },
      // Twice `pages`: so it is in the facts.
      pages: { pages: expect.objectContaining({ type: "pages", next: null, page: 1, total_pages: 1 }) },
    });
    expect((await call("counts", "companySegmentCounts")).body).toEqual({
      type: "count",
      company: { segment: [] },
      pages: {},
    });
    expect((await call("counts", "companyUserCounts")).body).toEqual({
      type: "count",
      company: { user: [{ "Holt GmbH": 2, remote_company_id: "c-9" }] },
      pages: {},
    });
  });

  test("admins: list with teams and the bot, find, a team's id", async () => {
    const { call } = await startOfficial();
    const team = { type: "team", id: "21", name: "Tier 2", admin_ids: [11, 12] };
    const { body } = await call("admins", "list");
    expect(body).toMatchObject({ type: "admin.list" });
    expect(body).toHaveProperty(
      "admins",
      expect.arrayContaining([
        RHEA,
        expect.objectContaining(team),
        expect.objectContaining({ type: "admin", id: "493881", name: "Operator" }),
      ]),
    );
    expect((await call("admins", "find", "11")).body).toEqual(RHEA);
    expect((await call("admins", "find", "21")).body).toMatchObject(team);
    await expect(call("admins", "find", "99")).rejects.toMatchObject({
      statusCode: 404,
      message: "Admin not found",
      body: { errors: [{ code: "admin_not_found" }] },
    });
  });

  test("me, and away", async () => {
    const { call } = await startOfficial();
    expect((await call("admins", "me")).body).toEqual({
      type: "admin",
      id: "11",
      email: "rhea@example.com",
      name: "Rhea Quill",
      email_verified: true,
      app: {
        type: "app",
        id_code: "w0rkspac",
        name: expect.any(String),
        created_at: 1_560_945_600,
        secure: false,
        identity_verification: false,
        timezone: expect.any(String),
        region: "US",
      },
      avatar: { type: "avatar", image_url: null },
    });
    const away = { away_mode_enabled: true, away_mode_reassign: true };
    expect((await call("admins", "away", "11", away)).body).toEqual({ ...RHEA, ...away });
    expect((await call("admins", "find", "11")).body).toEqual({ ...RHEA, ...away });
  });
}
