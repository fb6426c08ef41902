/// <reference path="../.sst/platform/config.d.ts" />
import { rules } from "../lib/rules/list.ts";
import { createBus } from "./bus.ts";
import { setFunctionDefaults } from "./functions.ts";
import { createWebhook } from "./ingest.ts";
import { createIntercomApi } from "./intercom.ts";
import { createPark } from "./park.ts";
import { createRule } from "./rules.ts";
import { createSecrets } from "./secrets.ts";
import { refuseDevOnPermanent } from "./stage.ts";
import { createTable } from "./table.ts";

/** Everything that is deployed. Answers the URL to give to Intercom as a webhook. */
export function switchboard() {
  refuseDevOnPermanent($app.stage, $dev);
  setFunctionDefaults();
  const { intercomToken, webhookSecrets } = createSecrets();
  const table = createTable();
  const { bus, eventBus } = createBus();
  const shared = [table.forRules, createIntercomApi(), intercomToken];
  const deadLetters = new Map(rules.map((rule) => [rule.name, createRule(rule, bus, shared).deadLetters]));
  createPark(bus, table.forPark, deadLetters);
  const webhook = createWebhook(eventBus, webhookSecrets);
  return { webhook: webhook.url };
}
