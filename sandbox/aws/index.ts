export { clientSettings } from "./account.ts";
export { type Clock, systemClock } from "./clock.ts";
export { type Deployment, type DeploymentOptions, startDeployment } from "./deployment.ts";
export { startDynamoDb } from "./dynamodb.ts";
export { type BusRule, type EventBusOptions, startEventBus } from "./event-bus.ts";
export {
  type EventSourceMapping,
  type EventSourceMappingOptions,
  startEventSourceMapping,
} from "./event-source-mapping.ts";
export type { Endpoints } from "./function-env.ts";
export { createFunctionHost, type FunctionHost, type FunctionHostOptions } from "./function-host.ts";
export { type FunctionUrls, type FunctionUrlsOptions, startFunctionUrls } from "./function-url.ts";
export type { FunctionError, Invocation, Invoke } from "./invocation.ts";
export { PortInUseError } from "./port-in-use.ts";
export { createQueues, depthOf, type Queue, type QueueDepth } from "./queues.ts";
export { type Scheduler, type SchedulerOptions, startScheduler } from "./scheduler.ts";
export { queueUrl, startSqs } from "./sqs.ts";
export type { StandIn } from "./stand-in.ts";
export { createTable } from "./table.ts";
export { type Topology, topologyOf } from "./topology.ts";
