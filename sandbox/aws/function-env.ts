import { devNull } from "node:os";
import { CREDENTIALS, REGION } from "./account.ts";
import { type Queue, queueNamed } from "./queues.ts";
import type { FunctionPlan, Link, QueuesLink, Topology } from "./topology.ts";

/** Megabytes that a function has, as on AWS. */
export const MEMORY_MB = 512;
export const TABLE_NAME = "Table";
export const BUS_NAME = "Bus";

/** Where the stand-ins listen, as their clients' `endpoint`. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly eventbridge: string;
}

/** What the functions' links point to. */
export interface LinkTargets {
  readonly topology: Topology;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly endpoints: Endpoints;
  readonly intercomOrigin: string;
  readonly token: string;
  /** Comma separated. */
  readonly webhookSecrets: string;
  /** Comma separated. */
  readonly signupSecrets: string;
}

/**
 * The environment of one function: its own links, as SST writes them, and where the AWS clients find the stand-ins.
 * A function gets nothing that it isn't linked to, so that a missing link shows here as it would on AWS.
 */
export function functionEnv({ name, links }: FunctionPlan, targets: LinkTargets): Record<string, string> {
  const { dynamodb, sqs, eventbridge } = targets.endpoints;
  return {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SQS: sqs,
    AWS_ENDPOINT_URL_EVENTBRIDGE: eventbridge,
    // The machine's own AWS profile must not reach the functions.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MEMORY_MB),
    SST_RESOURCE_App: JSON.stringify({ name: "switchboard", stage: "sandbox" }),
    ...Object.fromEntries(
      links.map((link) => {
        const [resource, value] = resolve(link, targets);
        return [`SST_RESOURCE_${resource}`, JSON.stringify(value)];
      }),
    ),
  };
}

function resolve(link: Link, targets: LinkTargets): readonly [string, unknown] {
  if (typeof link === "object") return [`${link.prefix}Queues`, queueUrls(link, targets)];
  switch (link) {
    case "Table":
    case "ParkingTable":
    case "JobsTable":
      return [link, { name: TABLE_NAME }];
    case "EventBus":
      return [link, { name: BUS_NAME }];
    case "IntercomApi":
      return [link, { origin: targets.intercomOrigin }];
    case "IntercomToken":
      return [link, { value: targets.token }];
    case "WebhookSecrets":
      return [link, { value: targets.webhookSecrets }];
    case "SignupSecrets":
      return [link, { value: targets.signupSecrets }];
    case "DeadLetterQueues":
      return [link, deadLetterArns(targets)];
  }
}

function queueUrls({ live, sweep }: QueuesLink, { queues }: LinkTargets) {
  return { live: queueNamed(queues, live).url, sweep: queueNamed(queues, sweep).url };
}

/** Rule name to the ARN of its dead-letter queue. */
function deadLetterArns({ topology, queues }: LinkTargets) {
  const arns = [...topology.deadLetterQueues].map(([rule, queue]) => [rule, queueNamed(queues, queue).arn]);
  return Object.fromEntries(arns);
}
