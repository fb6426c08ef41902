import { type Clock, systemClock } from "./clock.ts";
import { startEventSourceMapping } from "./event-source-mapping.ts";
import { startFunctionUrls } from "./function-url.ts";
import { type Functions, invokeOf } from "./functions.ts";
import type { Invocation } from "./invocation.ts";
import { deliverWith, queueNamed } from "./queues.ts";
import { keep } from "./running.ts";
import { type Scheduler, startScheduler } from "./scheduler.ts";
import type { Services } from "./services.ts";
import type { Topology } from "./topology.ts";

export interface TriggersOptions {
  readonly topology: Topology;
  /** Of the function URLs. */
  readonly port: number;
  readonly services: Services;
  readonly functions: Functions;
  /** Moves the schedules. */
  readonly clock: Clock;
  readonly onError: (error: Error) => void;
}

/** What invokes the functions. */
export interface Triggers {
  /** Origin of the function URLs. */
  readonly functionUrls: string;
  fire(ruleName: string): Promise<Invocation>;
}

/** Starts the function URLs, the event source mappings and the schedules. Throws PortInUseError. */
export async function startTriggers(
  options: TriggersOptions,
  running: AsyncDisposableStack,
): Promise<Triggers> {
  const { functions } = options;
  const routes = { "/webhook": invokeOf(functions, "Webhook"), "/signup": invokeOf(functions, "Signup") };
  const urls = await keep(startFunctionUrls({ port: options.port, routes, clock: systemClock }), running);
  startMappings(options, running);
  const scheduler = startSchedules(options);
  running.defer(() => scheduler.close());
  return { functionUrls: urls.origin, fire: scheduler.fire };
}

function startMappings(
  { topology, services, functions, onError }: TriggersOptions,
  running: AsyncDisposableStack,
): void {
  const { client, queues } = services;
  const mappings = topology.mappings.map(({ queue, function: name, batchSize, maximumConcurrency }) => {
    const { url: queueUrl, arn: queueArn } = queueNamed(queues, queue);
    return startEventSourceMapping({
      client,
      queueUrl,
      queueArn,
      invoke: invokeOf(functions, name),
      batchSize,
      maximumConcurrency,
      clock: systemClock,
      onError,
    });
  });
  running.defer(async () => {
    await Promise.all(mappings.map((mapping) => mapping.stop()));
  });
}

/** A run that failed at every attempt goes to the rule's dead-letter queue, as on AWS; a job has none. */
function startSchedules({ topology, services, functions, clock, onError }: TriggersOptions): Scheduler {
  const deliver = deliverWith(services.client);
  const deadLetterUrls = new Map(
    topology.schedules.flatMap(({ rule, deadLetterQueue }) =>
      deadLetterQueue === undefined ? [] : [[rule, queueNamed(services.queues, deadLetterQueue).url]],
    ),
  );
  return startScheduler({
    schedules: topology.schedules.map(({ rule, function: name, expression, timezone }) => ({
      name: rule,
      expression,
      ...(timezone === undefined ? {} : { timezone }),
      invoke: invokeOf(functions, name),
    })),
    clock,
    async onFailure(rule, event, error) {
      onError(new Error(`The schedule of ${rule} failed: ${error.errorType}: ${error.errorMessage}`));
      const url = deadLetterUrls.get(rule);
      if (url === undefined) return;
      try {
        await deliver(url, JSON.stringify(event));
      } catch (cause) {
        onError(new Error(`The schedule's event of ${rule} did not reach the dead-letter queue.`, { cause }));
      }
    },
  });
}
