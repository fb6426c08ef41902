import { describe, expect, test } from "vitest";
import {
  addLead,
  addUser,
  at,
  listAt,
  NOON,
  refusal,
  startWorkspace,
  type TestWorkspace,
} from "../support/workspace.ts";

async function custom(workspace: TestWorkspace, path: string) {
  const { body } = await workspace.get(`/data_attributes/${path}`);
  return listAt(body, "data_attributes").filter((one) => at(one, "custom") === true);
}

describe("data attributes", () => {
  test("come to exist by being written, with the type of their first value", async () => {
    const workspace = await startWorkspace();
    const first = { tier: "gold", seats: 4, load: 3.67, paid: true, renewed_at: 1560000000, gone: null };
    await addUser(workspace, { user_id: "u1", custom_attributes: first });
    await addLead(workspace, { custom_attributes: { tier: "silver", interest: "pro" } });
    const shown = (await custom(workspace, "customer")).map((one) => [
      at(one, "full_name"),
      at(one, "data_type"),
    ]);
    expect(shown).toEqual([
      ["custom_attributes.tier", "string"],
      ["custom_attributes.seats", "integer"],
      ["custom_attributes.load", "float"],
      ["custom_attributes.paid", "boolean"],
      ["custom_attributes.renewed_at", "date"],
      ["custom_attributes.interest", "string"],
    ]);
    expect(await custom(workspace, "company")).toEqual([]);
    await workspace.post("/companies", { company_id: "c", custom_attributes: { region: "eu" } });
    expect(await custom(workspace, "company")).toEqual([
      {
        type: "data_attribute",
        name: "region",
        full_name: "custom_attributes.region",
        label: "region",
        description: "",
        data_type: "string",
        api_writable: true,
        ui_writable: true,
        custom: true,
        archived: false,
        created_at: NOON,
        updated_at: NOON,
      },
    ]);
  });

  test("of a refused request are not created", async () => {
    const workspace = await startWorkspace();
    await workspace.post("/users", { user_id: "u1", custom_attributes: { fine: 1, "not.fine": 1 } });
    expect(await custom(workspace, "customer")).toEqual([]);
  });

  test("the standard ones stand first; companies' are those of the facts", async () => {
    const workspace = await startWorkspace();
    const { body } = await workspace.get("/data_attributes/company");
    expect(at(body, "type")).toBe("data_attribute.list");
    expect(
      listAt(body, "data_attributes").map((one) => [
        at(one, "name"),
        at(one, "full_name"),
        at(one, "api_writable"),
      ]),
    ).toEqual([
      ["name", "name", true],
      ["company_id", "company_id", false],
      ["last_request_at", "last_request_at", false],
      ["remote_created_at", "remote_created_at", true],
      ["user_count", "user_count", false],
      ["session_count", "session_count", false],
      ["name", "plan.name", false],
      ["monthly_spend", "monthly_spend", true],
      ["size", "size", true],
      ["industry", "industry", true],
      ["website", "website", true],
    ]);
  });

  test("archived ones are hidden unless asked for; a person still shows the value", async () => {
    const workspace = await startWorkspace();
    const id = await addUser(workspace, { user_id: "u1", custom_attributes: { tier: "gold" } });
    workspace.clock.advance(9000);
    await workspace.door("PUT", "data-attributes", {
      name: "tier",
      archived: true,
      options: ["gold", "silver"],
    });
    expect(await custom(workspace, "customer")).toEqual([]);
    expect(await custom(workspace, "customer?include_archived=true")).toMatchObject([
      { name: "tier", archived: true, options: ["gold", "silver"], created_at: NOON, updated_at: NOON + 9 },
    ]);
    expect(at((await workspace.get(`/users/${id}`)).body, "custom_attributes")).toEqual({ tier: "gold" });
    expect((await workspace.door("PUT", "data-attributes", { name: "no", archived: true })).status).toBe(400);
  });

  test("the one list of 1.4 is not in 1.3", async () => {
    const workspace = await startWorkspace();
    expect(refusal(await workspace.get("/data_attributes?model=company"))).toEqual([
      400,
      "intercom_version_invalid",
      "Requested resource is not available in current API version.",
    ]);
  });
});
