import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { manifest } from "../../lib/rules/convert-visitors/manifest.ts";
import { listDecisions, openTable } from "../../lib/state/index.ts";
import { clientSettings } from "../../sandbox/aws/account.ts";
import { type Deployment, startDeployment } from "../../sandbox/aws/index.ts";
import { topologyOf } from "../../sandbox/aws/topology.ts";
import { SIGNUP_SECRET, TOKEN, WEBHOOK_SECRET } from "../../sandbox/credentials.ts";
import { productAt } from "../../sandbox/product.ts";
import { type Simulator, startSimulator } from "../../sandbox/simulator/index.ts";
import { workspaceFor } from "../../sandbox/workspace.ts";
import settings from "../../switchboard.config.ts";
import { eventually } from "../support/sandbox.ts";

const running = new AsyncDisposableStack();
const lines: (readonly [string, string])[] = [];
const errors: Error[] = [];
let simulator: Simulator;
let deployment: Deployment;

beforeAll(async () => {
  simulator = await startSimulator({ token: TOKEN, workspace: workspaceFor(settings) });
  running.defer(() => simulator.close());
  deployment = await startDeployment({
    portBase: 0,
    intercomOrigin: simulator.origin,
    token: TOKEN,
    webhookSecrets: WEBHOOK_SECRET,
    signupSecrets: SIGNUP_SECRET,
    // This rule alone: the others have nothing to do with sign-ups.
    topology: topologyOf([manifest]),
    onLog: (name, line) => lines.push([name, line]),
    onError: (error) => errors.push(error),
  });
  running.defer(() => deployment.close());
}, 60_000);
afterAll(() => running.disposeAsync());

test("a sign-up goes from the product's call over the bus and the queue to its rule", async () => {
  const dynamodb = new DynamoDBClient(clientSettings(deployment.endpoints.dynamodb));
  running.defer(async () => dynamodb.destroy());
  const table = openTable(deployment.tableName, dynamodb);
  const product = productAt(simulator.origin, deployment.signupUrl);
  const visitor = await product.visit("Lea Moss");
  await product.signUp(visitor, "u-77");
  const decision = await eventually("a decision about the sign-up", async () => {
    const [newest] = await listDecisions(table, `person#${visitor}`, "convert-visitors");
    return newest;
  });
  // As shipped, the rule is in dry run: a conversion is final.
  expect(decision).toMatchObject({
    reason: "signed_up",
    mode: "dry-run",
    actions: [
      { kind: "convert", person: { kind: "visitor" }, to: { kind: "user", by: "user_id", value: "u-77" } },
    ],
  });
  expect(errors).toEqual([]);
}, 60_000);

test("a call without a good signature is refused, and the reason stands in the log alone", async () => {
  const body = '{"type":"lead","visitor":{"id":"5d0a"}}';
  const answer = await fetch(deployment.signupUrl, { method: "POST", body });
  expect([answer.status, await answer.text()]).toEqual([401, ""]);
  const [, line] = await eventually("the function's line", async () =>
    lines.find(([name, text]) => name === "Signup" && text.includes("missing_header")),
  );
  expect(line).toContain('"outcome":"refused"');
});
