import { describe, expect, it } from "vitest";
import { functionEnv } from "../../../sandbox/aws/function-env.ts";
import { topologyOf } from "../../../sandbox/aws/topology.ts";

const topology = topologyOf([
  { name: "tag-leads", topics: ["contact.created"], timeoutSeconds: 60, liveConcurrency: 2 },
]);
const queue = (name: string) =>
  [name, { url: `http://sqs/${name}`, arn: `arn:aws:sqs:eu-west-1:000000000000:${name}` }] as const;
const targets = {
  topology,
  queues: new Map(["TagLeadsLive", "TagLeadsSweep", "TagLeadsDlq", "Parking"].map(queue)),
  endpoints: { dynamodb: "http://dynamodb", sqs: "http://sqs", eventbridge: "http://eventbridge" },
  intercomOrigin: "http://intercom",
  token: "sandbox-token",
  webhookSecrets: "one,two",
  signupSecrets: "three,four",
};

function linksOf(name: string): Record<string, unknown> {
  const plan = topology.functions.find((one) => one.name === name);
  if (plan === undefined) throw new Error(`There is no function ${name}.`);
  const links = Object.entries(functionEnv(plan, targets)).filter(([key]) => key.startsWith("SST_RESOURCE_"));
  return Object.fromEntries(
    links.map(([key, value]) => [key.slice("SST_RESOURCE_".length), JSON.parse(value)]),
  );
}

const App = { name: "switchboard", stage: "sandbox" };

describe("functionEnv", () => {
  it("gives a function its own links and no others", () => {
    expect(linksOf("Webhook")).toEqual({
      App,
      EventBus: { name: "Bus" },
      WebhookSecrets: { value: "one,two" },
    });
    expect(linksOf("Signup")).toEqual({
      App,
      EventBus: { name: "Bus" },
      SignupSecrets: { value: "three,four" },
    });
    expect(linksOf("TagLeads")).toEqual({
      App,
      Table: { name: "Table" },
      IntercomApi: { origin: "http://intercom" },
      IntercomToken: { value: "sandbox-token" },
      TagLeadsQueues: { live: "http://sqs/TagLeadsLive", sweep: "http://sqs/TagLeadsSweep" },
    });
    expect(linksOf("Park")).toEqual({
      App,
      ParkingTable: { name: "Table" },
      DeadLetterQueues: { "tag-leads": "arn:aws:sqs:eu-west-1:000000000000:TagLeadsDlq" },
    });
  });

  it("leads the AWS clients to the stand-ins, and away from the machine's own profile", () => {
    const [webhook] = topology.functions;
    if (webhook === undefined) throw new Error("There is no function.");
    const env = functionEnv(webhook, targets);
    const aws = Object.fromEntries(Object.entries(env).filter(([key]) => !key.startsWith("SST_")));
    expect(aws).toEqual({
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "sandbox",
      AWS_SECRET_ACCESS_KEY: "sandbox",
      AWS_ENDPOINT_URL_DYNAMODB: "http://dynamodb",
      AWS_ENDPOINT_URL_SQS: "http://sqs",
      AWS_ENDPOINT_URL_EVENTBRIDGE: "http://eventbridge",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_LAMBDA_FUNCTION_NAME: "Webhook",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
    });
  });
});
