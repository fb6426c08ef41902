import { describe, expect, test } from "vitest";
import { at, BOT, listAt, MAREK, RHEA, refusal, startWorkspace, TIER_2 } from "../support/workspace.ts";

const RHEA_VIEW = {
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
const TIER_2_VIEW = {
  type: "team",
  id: "21",
  name: "Tier 2",
  email: "team-21@teams.intercom.io",
  away_mode_enabled: false,
  away_mode_reassign: false,
  has_inbox_seat: true,
  avatar: { type: "avatar", image_url: null },
  admin_ids: [11, 12],
};

describe("GET /admins", () => {
  test("lists admins, teams and the bot together, without pages", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.get("/admins");
    expect(Object.keys(Object(body))).toEqual(["type", "admins"]);
    expect(listAt(body, "admins").map((one) => [at(one, "type"), at(one, "id")])).toEqual([
      ["admin", "11"],
      ["admin", "12"],
      ["admin", "13"],
      ["team", "21"],
      ["team", "22"],
      ["admin", BOT],
    ]);
    expect(at(body, "admins", 0)).toEqual(RHEA_VIEW);
    expect(at(body, "admins", 3)).toEqual(TIER_2_VIEW);
    expect(at(body, "admins", 5)).not.toHaveProperty("team_ids");
    expect(at(body, "admins", 5)).not.toHaveProperty("avatar");
  });
});

describe("GET /admins/{id}", () => {
  test("shows an admin, a team, the bot", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.get(`/admins/${RHEA}`)).body).toEqual(RHEA_VIEW);
    expect((await workspace.get(`/admins/${TIER_2}`)).body).toEqual(TIER_2_VIEW);
    expect(at((await workspace.get(`/admins/${BOT}`)).body, "name")).toBe("Operator");
  });

  test("knows nobody else", async () => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.get("/admins/99"))).toEqual([404, "admin_not_found", "Admin not found"]);
  });
});

describe("PUT /admins/{id}/away", () => {
  test("sets both flags, and they stay", async () => {
    const workspace = await startWorkspace();
    const body = { id: "11", away_mode_enabled: true, away_mode_reassign: true };
    const answer = await workspace.put(`/admins/${RHEA}/away`, body);
    expect(answer.body).toEqual({ ...RHEA_VIEW, away_mode_enabled: true, away_mode_reassign: true });
    expect((await workspace.get(`/admins/${RHEA}`)).body).toEqual(answer.body);
    expect(workspace.topics()).toEqual([]);
  });

  test("takes an admin back who was away", async () => {
    const workspace = await startWorkspace();
    expect(at((await workspace.get(`/admins/${MAREK}`)).body, "away_mode_enabled")).toBe(true);
    await workspace.put(`/admins/${MAREK}/away`, { away_mode_enabled: false, away_mode_reassign: false });
    expect(at((await workspace.get(`/admins/${MAREK}`)).body, "away_mode_enabled")).toBe(false);
  });

  test.each([
    [{ away_mode_enabled: "true", away_mode_reassign: true }, [400, "type_mismatch"]],
    [{ away_mode_enabled: true, away_mode_reassign: 1 }, [400, "type_mismatch"]],
    [{ away_mode_enabled: true }, [400, "parameter_not_found"]],
    [{ away_mode_reassign: true }, [400, "parameter_not_found"]],
  ])("%j is refused and changes nothing", async (body, expected) => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.put(`/admins/${RHEA}/away`, body)).slice(0, 2)).toEqual(expected);
    expect((await workspace.get(`/admins/${RHEA}`)).body).toEqual(RHEA_VIEW);
  });

  test("an unknown admin has a text of its own; a team can't be away", async () => {
    const workspace = await startWorkspace();
    const body = { away_mode_enabled: true, away_mode_reassign: true };
    for (const id of ["99", TIER_2]) {
      expect(refusal(await workspace.put(`/admins/${id}/away`, body))).toEqual([
        404,
        "admin_not_found",
        "Admin for admin_id not found",
      ]);
    }
  });

  test("needs an inbox seat of the token's owner", async () => {
    const workspace = await startWorkspace({
      workspace: {
        admins: [{ id: "1", name: "A", email: "a@example.com", hasInboxSeat: false }],
        teams: [],
      },
    });
    const body = { away_mode_enabled: true, away_mode_reassign: true };
    expect(refusal(await workspace.put("/admins/1/away", body)).slice(0, 2)).toEqual([
      403,
      "action_forbidden",
    ]);
  });
});

describe("GET /me", () => {
  test("is the workspace's first admin, with the app", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.get("/me")).body).toEqual({
      type: "admin",
      id: "11",
      email: "rhea@example.com",
      name: "Rhea Quill",
      email_verified: true,
      app: {
        type: "app",
        id_code: "w0rkspac",
        name: "Sandbox",
        created_at: 1_560_945_600,
        secure: false,
        identity_verification: false,
        timezone: "UTC",
        region: "US",
      },
      avatar: { type: "avatar", image_url: null },
    });
  });
});
