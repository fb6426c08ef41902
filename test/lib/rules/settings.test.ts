import { describe, expect, test } from "vitest";
import { defineConfig } from "../../../lib/rules/settings.ts";
import shipped from "../../../switchboard.config.ts";

const autoAssign = { mode: "live" as const, pool: { team: "Support" } };
const refusal = (input: unknown) => {
  try {
    Reflect.apply(defineConfig, undefined, [input]);
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("settings", () => {
  test("are completed with defaults", () => {
    expect(defineConfig({ actingAdmin: "a@example.com", rules: { autoAssign } })).toEqual({
      region: "us",
      actingAdmin: "a@example.com",
      monitoring: { workingHours: { from: 8, to: 18 }, silentHours: 4, monthlyBudgetUsd: 25 },
      rules: { autoAssign: { mode: "live", pool: { team: "Support" }, strategy: "round-robin" } },
    });
  });

  test("as shipped are valid", () => {
    expect(shipped.rules.autoAssign?.pool?.team).toBe("Support");
  });

  test.each([
    [
      "an unknown rule",
      { actingAdmin: "a", rules: { autoAsign: autoAssign } },
      "  rules has no setting autoAsign; did you mean autoAssign? Mend its spelling, or remove it",
    ],
    [
      "an unknown setting",
      { actingAdmin: "a", rules: {}, colour: "red" },
      "  the whole has no setting colour; remove it; there are ",
    ],
    [
      "an unknown setting of a rule",
      { actingAdmin: "a", rules: { autoAssign: { ...autoAssign, pol: 1 } } },
      "  rules.autoAssign has no setting pol; did you mean pool? Mend its spelling, or remove it",
    ],
    [
      "a wrong mode",
      { actingAdmin: "a", rules: { autoAssign: { ...autoAssign, mode: "on" } } },
      '  rules.autoAssign.mode is "on"; give one of live, dry-run, off',
    ],
    [
      "an empty team",
      { actingAdmin: "a", rules: { autoAssign: { mode: "live", pool: { team: "" } } } },
      "  rules.autoAssign.pool.team is empty; give a text",
    ],
    [
      "a team that is a number",
      { actingAdmin: "a", rules: { autoAssign: { mode: "live", pool: { team: 814865 } } } },
      "  rules.autoAssign.pool.team is 814865; give a text between quotes",
    ],
    ["no acting admin", { rules: {} }, "  actingAdmin is missing; give a text between quotes"],
    [
      "an unknown region",
      { region: "mars", actingAdmin: "a", rules: {} },
      '  region is "mars"; give one of us, eu, au',
    ],
    ["rules that are a list", { actingAdmin: "a", rules: [] }, "  rules is a list; give an object"],
    ["nothing", undefined, "  the whole is missing; give an object"],
  ])("with %s are refused, and the message names where", (_, input, where) => {
    const error = refusal(input);
    expect(error).toMatchObject({ code: "settings.invalid", retryable: false });
    expect(String(error)).toContain("switchboard.config.ts is not valid; mend these settings:");
    expect(String(error)).toContain(where);
  });

  test("with several mistakes name them all at once", () => {
    const error = refusal({ region: "mars", rules: { autoAssign: { ...autoAssign, mode: "on" } } });
    expect(error).toMatchObject({ details: { problems: 3 } });
  });
});
