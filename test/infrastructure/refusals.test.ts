import { describe, expect, test, vi } from "vitest";
import { checkExpression } from "../../stacks/schedules.ts";
import { isPermanent, refuseDevOnPermanent } from "../../stacks/stage.ts";
import { ROOT, SECRETS, SYNTH_TIMEOUT_MS, synth } from "./support/synth.ts";

vi.setConfig({ testTimeout: SYNTH_TIMEOUT_MS });

describe("a deployment fails, with the remedy,", () => {
  test.each(["IntercomToken", "WebhookSecrets", "SignupSecrets"])(
    "without the secret %s",
    async (missing) => {
      const secrets = Object.fromEntries(Object.entries(SECRETS).filter(([name]) => name !== missing));
      await expect(synth({ root: ROOT, stage: "alex", secrets })).rejects.toThrow(
        `Set a value for ${missing} with \`sst secret set ${missing} <value>\``,
      );
    },
  );

  test("when it is sst dev on production", async () => {
    await expect(synth({ root: ROOT, stage: "production", secrets: SECRETS, dev: true })).rejects.toThrow(
      'sst dev would replace the functions of the permanent stage "production". Use a stage of your own: npx sst dev --stage <your name>',
    );
  });
});

test("sst dev is for stages that are not permanent", () => {
  expect(isPermanent("production")).toBe(true);
  expect(isPermanent("alex")).toBe(false);
  expect(isPermanent("Production")).toBe(false);
  expect(() => refuseDevOnPermanent("production", true)).toThrow("permanent stage");
  expect(() => refuseDevOnPermanent("production", false)).not.toThrow();
  expect(() => refuseDevOnPermanent("alex", true)).not.toThrow();
});

test.each(["rate(5 minutes)", "cron(0 3 * * ? *)"])("%s is a schedule", (expression) => {
  expect(checkExpression("auto-assign", expression)).toBe(expression);
});

test.each(["every 5 minutes", "*/5 * * * *", "rate()", "at(2026-11-20T13:00:00)", ""])(
  "%s is none",
  (expression) => {
    expect(() => checkExpression("auto-assign", expression)).toThrow(
      `lib/rules/auto-assign/manifest.ts: schedule.expression "${expression}" is no schedule`,
    );
  },
);
