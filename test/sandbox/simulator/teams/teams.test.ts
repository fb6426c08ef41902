import { describe, expect, test } from "vitest";
import { refusal, startWorkspace } from "../support/workspace.ts";

const TIER_2_VIEW = { type: "team", id: "21", name: "Tier 2", admin_ids: [11, 12] };

describe("teams", () => {
  test("GET /teams lists them, without pages", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.get("/teams")).body).toEqual({
      type: "team.list",
      teams: [TIER_2_VIEW, { type: "team", id: "22", name: "Old", admin_ids: [] }],
    });
  });

  test("GET /teams/{id} shows one; an admin is none", async () => {
    const workspace = await startWorkspace();
    expect((await workspace.get("/teams/21")).body).toEqual(TIER_2_VIEW);
    for (const id of ["99", "11"]) {
      expect(refusal(await workspace.get(`/teams/${id}`))).toEqual([404, "team_not_found", "Team not found"]);
    }
  });
});
