/// <reference path="../.sst/platform/config.d.ts" />
import { jobs } from "../lib/jobs/list.ts";
import { rules } from "../lib/rules/list.ts";
import { createBus } from "./bus.ts";
import { setFunctionDefaults } from "./functions.ts";
import { createWebhook } from "./ingest.ts";
import { createIntercomApi } from "./intercom.ts";
import { createJob } from "./jobs.ts";
import { createMonitoring } from "./monitoring.ts";
import { createPark } from "./park.ts";
import { createRule } from "./rules.ts";
import { createSecrets } from "./secrets.ts";
import { createSignup } from "./signup.ts";
import { refuseDevOnPermanent } from "./stage.ts";
import { createTable } from "./table.ts";

/** Everything that is deployed. Answers the URL to give to Intercom as a webhook, and the one for your product. */
export function switchboard() {
  refuseDevOnPermanent($app.stage, $dev);
  setFunctionDefaults();
  const { intercomToken, webhookSecrets, signupSecrets } = createSecrets();
  const table = createTable();
  const { bus, eventBus } = createBus();
  const intercomApi = createIntercomApi();
  const shared = [table.forRules, intercomApi, intercomToken];
  const deployed = new Map(rules.map((rule) => [rule, createRule(rule, bus, shared)]));
  const deadLetters = new Map([...deployed].map(([{ name }, { queues }]) => [name, queues.deadLetters]));
  const { park, parking } = createPark(bus, table.forPark, deadLetters);
  const webhook = createWebhook(eventBus, webhookSecrets);
  const signup = createSignup(eventBus, signupSecrets);
  const working = new Map(
    jobs.map((job) => [job, createJob(job, [table.forJobs, intercomApi, intercomToken])]),
  );
  createMonitoring({ webhook, signup, park, parking, tableName: table.name }, deployed, working);
  return { webhook: webhook.url, signup: signup.url };
}
