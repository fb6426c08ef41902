import * as z from "zod/mini";
import type { Build, RegisteredResource } from "./graph.ts";
import { type Statement, statementsOf } from "./policy.ts";

/** A queue, by the name that stacks/ gives it. Seconds throughout. */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibility: number;
  /** SQS's own four days when absent. */
  readonly retention: number | undefined;
  readonly encrypted: boolean;
  readonly redrive: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number } | undefined;
}

export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly physicalName: string;
  readonly timeout: number;
  readonly runtime: string;
  readonly architectures: readonly string[];
  readonly memory: number;
  readonly logFormat: string | undefined;
  readonly logRetentionDays: number | undefined;
  readonly role: Role;
  readonly build: Build;
}

export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly statements: readonly Statement[];
  readonly managedPolicies: readonly string[];
  readonly assumedBy: string;
}

export interface Mapping {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly window: number;
  readonly partialResponses: boolean;
  readonly maximumConcurrency: number | undefined;
}

export interface Target {
  readonly name: string;
  readonly arn: string;
  readonly ruleArn: string;
  readonly pattern: unknown;
  readonly deadLetterArn: string | undefined;
  readonly retries: number | undefined;
}

export interface Schedule {
  readonly name: string;
  readonly expression: string;
  readonly timezone: string | undefined;
  readonly enabled: boolean;
  readonly functionArn: string;
  readonly input: unknown;
  readonly retries: number | undefined;
  readonly deadLetterArn: string | undefined;
}

const lenient = z.looseObject;
const optionalString = z.optional(z.string());

/** Components name their resources after themselves: `AutoAssignLive` makes `AutoAssignLiveQueue`. */
function nameWithout(suffix: string, { name }: RegisteredResource): string {
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

export function roleOf(resource: RegisteredResource): Role {
  const inputs = lenient({
    inlinePolicies: z.optional(z.array(lenient({ policy: z.string() }))),
    managedPolicyArns: z.optional(z.array(z.string())),
    assumeRolePolicy: z.unknown(),
  }).parse(resource.inputs);
  return {
    name: nameWithout("Role", resource),
    arn: z.string().parse(resource.state["arn"]),
    statements: (inputs.inlinePolicies ?? []).flatMap(({ policy }) => statementsOf(policy)),
    managedPolicies: inputs.managedPolicyArns ?? [],
    assumedBy: JSON.stringify(inputs.assumeRolePolicy),
  };
}

export function queueOf(resource: RegisteredResource): Queue {
  const inputs = lenient({
    visibilityTimeoutSeconds: z.number(),
    messageRetentionSeconds: z.optional(z.number()),
    sqsManagedSseEnabled: z.optional(z.boolean()),
    redrivePolicy: optionalString,
  }).parse(resource.inputs);
  const redrive = z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() });
  return {
    name: nameWithout("Queue", resource),
    ...z.object({ arn: z.string(), url: z.string() }).parse(resource.state),
    visibility: inputs.visibilityTimeoutSeconds,
    retention: inputs.messageRetentionSeconds,
    encrypted: inputs.sqsManagedSseEnabled === true,
    redrive: inputs.redrivePolicy === undefined ? undefined : redrive.parse(JSON.parse(inputs.redrivePolicy)),
  };
}

export function functionOf(
  resource: RegisteredResource,
  roles: readonly Role[],
  logRetention: ReadonlyMap<string, number | undefined>,
  builds: readonly Build[],
): LambdaFunction {
  const name = nameWithout("Function", resource);
  const inputs = lenient({
    name: z.string(),
    timeout: z.number(),
    runtime: z.string(),
    architectures: z.array(z.string()),
    memorySize: z.number(),
    role: z.string(),
    loggingConfig: z.optional(lenient({ logFormat: z.string(), logGroup: z.string() })),
  }).parse(resource.inputs);
  return {
    name,
    arn: z.string().parse(resource.state["arn"]),
    physicalName: inputs.name,
    timeout: inputs.timeout,
    runtime: inputs.runtime,
    architectures: inputs.architectures,
    memory: inputs.memorySize,
    logFormat: inputs.loggingConfig?.logFormat,
    logRetentionDays: logRetention.get(inputs.loggingConfig?.logGroup ?? ""),
    role: found(
      roles.find(({ arn }) => arn === inputs.role),
      `the role of ${name}`,
    ),
    build: found(
      builds.find(({ functionID }) => functionID === name),
      `the build of ${name}`,
    ),
  };
}

export function mappingOf({ inputs }: RegisteredResource): Mapping {
  const mapping = lenient({
    eventSourceArn: z.string(),
    functionName: z.string(),
    batchSize: z.number(),
    maximumBatchingWindowInSeconds: z.number(),
    functionResponseTypes: z.array(z.string()),
    scalingConfig: z.optional(lenient({ maximumConcurrency: z.optional(z.number()) })),
  }).parse(inputs);
  return {
    queueArn: mapping.eventSourceArn,
    functionArn: mapping.functionName,
    batchSize: mapping.batchSize,
    window: mapping.maximumBatchingWindowInSeconds,
    partialResponses: mapping.functionResponseTypes.includes("ReportBatchItemFailures"),
    maximumConcurrency: mapping.scalingConfig?.maximumConcurrency,
  };
}

const deadLetterConfig = z.optional(lenient({ arn: optionalString }));
const retryPolicy = z.optional(lenient({ maximumRetryAttempts: z.optional(z.number()) }));

export function targetOf(resource: RegisteredResource, rules: readonly RegisteredResource[]): Target {
  const inputs = lenient({ arn: z.string(), rule: z.string(), deadLetterConfig, retryPolicy }).parse(
    resource.inputs,
  );
  const rule = found(
    rules.find(({ state }) => state["name"] === inputs.rule),
    `the rule ${inputs.rule}`,
  );
  return {
    name: nameWithout("Target", resource),
    arn: inputs.arn,
    ruleArn: z.string().parse(rule.state["arn"]),
    pattern: JSON.parse(z.string().parse(rule.inputs["eventPattern"])),
    deadLetterArn: inputs.deadLetterConfig?.arn,
    retries: inputs.retryPolicy?.maximumRetryAttempts,
  };
}

export function scheduleOf(resource: RegisteredResource): Schedule {
  const inputs = lenient({
    scheduleExpression: z.string(),
    scheduleExpressionTimezone: optionalString,
    state: z.string(),
    target: lenient({ arn: z.string(), input: z.string(), retryPolicy, deadLetterConfig }),
  }).parse(resource.inputs);
  return {
    name: nameWithout("CronSchedule", resource),
    expression: inputs.scheduleExpression,
    timezone: inputs.scheduleExpressionTimezone,
    enabled: inputs.state === "ENABLED",
    functionArn: inputs.target.arn,
    input: JSON.parse(inputs.target.input),
    retries: inputs.target.retryPolicy?.maximumRetryAttempts,
    deadLetterArn: inputs.target.deadLetterConfig?.arn,
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the graph does not have ${what}`);
  return value;
}
