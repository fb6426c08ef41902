import * as z from "zod/mini";
import type { Graph } from "./graph.ts";
import { type Statement, statementsOf } from "./policy.ts";
import {
  functionOf,
  type LambdaFunction,
  type Mapping,
  mappingOf,
  type Queue,
  queueOf,
  type Role,
  roleOf,
  type Schedule,
  scheduleOf,
  type Target,
  targetOf,
} from "./resources.ts";

/** The graph in the terms that expectations are written in. */
export interface Model {
  readonly stage: string;
  readonly graph: Graph;
  readonly queues: readonly Queue[];
  readonly queuePolicies: readonly { readonly queueUrl: string; readonly statements: readonly Statement[] }[];
  readonly functions: readonly LambdaFunction[];
  readonly roles: readonly Role[];
  readonly mappings: readonly Mapping[];
  readonly targets: readonly Target[];
  readonly schedules: readonly Schedule[];
  /** Where Lambda sends runs that failed for good, by the function's physical name. */
  readonly failureDestinations: ReadonlyMap<string, string>;
}

const lenient = z.looseObject;

/** Reads a graph. Throws when a resource hasn't the shape that its type has in the AWS provider. */
export function modelOf(graph: Graph): Model {
  const all = (type: string) => graph.resources.filter((resource) => resource.type === type);
  const roles = all("aws:iam/role:Role").map(roleOf);
  const logRetention = new Map(
    all("aws:cloudwatch/logGroup:LogGroup").map(({ inputs }) => {
      const group = lenient({ name: z.string(), retentionInDays: z.optional(z.number()) }).parse(inputs);
      return [group.name, group.retentionInDays];
    }),
  );
  const rules = all("aws:cloudwatch/eventRule:EventRule");
  return {
    stage: graph.stage,
    graph,
    roles,
    queues: all("aws:sqs/queue:Queue").map(queueOf),
    queuePolicies: all("aws:sqs/queuePolicy:QueuePolicy").map(({ inputs }) => {
      const { queueUrl, policy } = lenient({ queueUrl: z.string(), policy: z.string() }).parse(inputs);
      return { queueUrl, statements: statementsOf(policy) };
    }),
    functions: all("aws:lambda/function:Function").map((resource) =>
      functionOf(resource, roles, logRetention, graph.builds),
    ),
    mappings: all("aws:lambda/eventSourceMapping:EventSourceMapping").map(mappingOf),
    targets: all("aws:cloudwatch/eventTarget:EventTarget").map((resource) => targetOf(resource, rules)),
    schedules: all("aws:scheduler/schedule:Schedule").map(scheduleOf),
    failureDestinations: new Map(
      all("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig").flatMap(({ inputs }) => {
        const config = failureConfig.parse(inputs);
        const destination = config.destinationConfig?.onFailure?.destination;
        return destination === undefined ? [] : [[config.functionName, destination] as const];
      }),
    ),
  };
}

const failureConfig = lenient({
  functionName: z.string(),
  destinationConfig: z.optional(lenient({ onFailure: z.optional(lenient({ destination: z.string() })) })),
});
