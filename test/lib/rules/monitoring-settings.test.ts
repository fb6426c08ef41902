import { expect, test } from "vitest";
import * as z from "zod/mini";
import { monitoringSettings } from "../../../lib/rules/monitoring-settings.ts";

test("nothing needs to be said", () => {
  expect(z.parse(monitoringSettings, {})).toEqual({
    workingHours: { from: 8, to: 18 },
    silentHours: 4,
    monthlyBudgetUsd: 25,
  });
});

test.each([
  { workingHours: { from: 18, to: 8 } },
  { workingHours: { from: 8, to: 25 } },
  { silentHours: 0 },
  { monthlyBudgetUsd: 0 },
  { email: "nobody" },
  { mail: "ops@example.test" },
])("%j is refused", (input) => {
  expect(z.safeParse(monitoringSettings, input).success).toBe(false);
});
