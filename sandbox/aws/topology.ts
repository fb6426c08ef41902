import type { JobManifest } from "../../lib/jobs/manifest.ts";
import { rules as productRules } from "../../lib/rules/list.ts";
import { BATCH_SIZE, pascalCase, type RuleManifest, SWEEP_CONCURRENCY } from "../../lib/rules/manifest.ts";
import type { EventPattern } from "./event-pattern.ts";

/** What a function may use; each becomes a variable of its environment. */
export type Link =
  | "EventBus"
  | "WebhookSecrets"
  | "SignupSecrets"
  | "Table"
  | "ParkingTable"
  | "JobsTable"
  | "DeadLetterQueues"
  | "IntercomApi"
  | "IntercomToken"
  | QueuesLink;

/** The live and the sweep queue of a rule, linked as `<prefix>Queues`. */
export interface QueuesLink {
  readonly prefix: string;
  readonly live: string;
  readonly sweep: string;
}

export interface FunctionPlan {
  readonly name: string;
  /** Below the root of the functions. */
  readonly file: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly links: readonly Link[];
}

export interface QueuePlan {
  readonly name: string;
  readonly visibilitySeconds: number;
  /** The queue that takes what was received too often. */
  readonly deadLetterQueue?: string;
}

export interface BusRulePlan {
  readonly name: string;
  readonly pattern: EventPattern;
  readonly queue: string;
  readonly deadLetterQueue?: string;
}

export interface MappingPlan {
  readonly queue: string;
  readonly function: string;
  readonly batchSize: number;
  readonly maximumConcurrency: number;
}

export interface SchedulePlan {
  readonly rule: string;
  readonly function: string;
  readonly expression: string;
  readonly timezone?: string;
  /** Of a rule; a job has none. */
  readonly deadLetterQueue?: string;
}

/** Everything that is deployed, by name: what `stacks/` makes on AWS. */
export interface Topology {
  readonly queues: readonly QueuePlan[];
  readonly busRules: readonly BusRulePlan[];
  readonly functions: readonly FunctionPlan[];
  readonly mappings: readonly MappingPlan[];
  readonly schedules: readonly SchedulePlan[];
  /** Rule name to the name of its dead-letter queue. */
  readonly deadLetterQueues: ReadonlyMap<string, string>;
}

/** Receives of a message before it goes to the dead-letter queue. */
export const MAX_RECEIVES = 5;

const SOURCE = "switchboard.webhook";
const PARK_TIMEOUT_SECONDS = 30;
/** Lambda's least; parking is never urgent. */
const PARK_CONCURRENCY = 2;

const webhook: FunctionPlan = {
  name: "Webhook",
  file: "webhook.ts",
  handler: "handle",
  timeoutSeconds: 5,
  links: ["EventBus", "WebhookSecrets"],
};
const signup: FunctionPlan = {
  ...webhook,
  name: "Signup",
  file: "signup.ts",
  links: ["EventBus", "SignupSecrets"],
};
const park: FunctionPlan = {
  name: "Park",
  file: "park.ts",
  handler: "handle",
  timeoutSeconds: PARK_TIMEOUT_SECONDS,
  links: ["ParkingTable", "DeadLetterQueues"],
};
const parking: QueuePlan = { name: "Parking", visibilitySeconds: 6 * PARK_TIMEOUT_SECONDS };
const unsupported: BusRulePlan = {
  name: "Parking",
  pattern: { source: [SOURCE], "detail-type": ["unsupported"] },
  queue: parking.name,
};

/** What the rules need, by default those of the product, and the jobs. Pure. */
export function topologyOf(
  rules: readonly RuleManifest[] = productRules,
  jobs: readonly JobManifest[] = [],
): Topology {
  const parts = rules.map(partsOf);
  return {
    queues: [...parts.flatMap(({ queues }) => queues), parking],
    busRules: [...parts.map(({ busRule }) => busRule), unsupported],
    functions: [
      webhook,
      signup,
      ...parts.flatMap(({ functions }) => functions),
      ...jobs.map(jobFunction),
      park,
    ],
    mappings: [...parts.flatMap(({ mappings }) => mappings), toPark(parking.name)],
    schedules: [...parts.flatMap(({ schedules }) => schedules), ...jobs.map(jobSchedule)],
    deadLetterQueues: new Map(parts.map(({ rule, dlq }) => [rule, dlq])),
  };
}

function jobFunction({ name, timeoutSeconds }: JobManifest): FunctionPlan {
  const links = ["JobsTable", "IntercomApi", "IntercomToken"] satisfies Link[];
  return { name: pascalCase(name), file: `${name}.ts`, handler: "run", timeoutSeconds, links };
}

function jobSchedule({ name, schedule: expression }: JobManifest): SchedulePlan {
  return { rule: name, function: pascalCase(name), expression };
}

function partsOf(manifest: RuleManifest) {
  const { name: rule, timeoutSeconds, liveConcurrency, schedule } = manifest;
  const topic = [...manifest.topics, ...(manifest.ownTopics ?? [])];
  const name = pascalCase(rule);
  const live = `${name}Live`;
  const sweep = `${name}Sweep`;
  const dlq = `${name}Dlq`;
  const visibilitySeconds = 6 * timeoutSeconds;
  const code = {
    file: `${rule}.ts`,
    timeoutSeconds,
    links: ["Table", "IntercomApi", "IntercomToken", { prefix: name, live, sweep }] satisfies Link[],
  };
  const handle: FunctionPlan = { ...code, name, handler: "handle" };
  const onSchedule: FunctionPlan = { ...code, name: `${name}Schedule`, handler: "sweep" };
  const mapping = { function: handle.name, batchSize: BATCH_SIZE };
  return {
    rule,
    dlq,
    queues: [
      { name: live, visibilitySeconds, deadLetterQueue: dlq },
      { name: sweep, visibilitySeconds, deadLetterQueue: dlq },
      { name: dlq, visibilitySeconds: 6 * PARK_TIMEOUT_SECONDS },
    ],
    busRule: {
      name,
      pattern: { source: [SOURCE], "detail-type": ["notification"], detail: { topic } },
      queue: live,
      deadLetterQueue: dlq,
    },
    functions: schedule === undefined ? [handle] : [handle, onSchedule],
    mappings: [
      { ...mapping, queue: live, maximumConcurrency: liveConcurrency },
      { ...mapping, queue: sweep, maximumConcurrency: SWEEP_CONCURRENCY },
      toPark(dlq),
    ],
    schedules:
      schedule === undefined ? [] : [{ ...schedule, rule, function: onSchedule.name, deadLetterQueue: dlq }],
  };
}

function toPark(queue: string): MappingPlan {
  return { queue, function: park.name, batchSize: BATCH_SIZE, maximumConcurrency: PARK_CONCURRENCY };
}
