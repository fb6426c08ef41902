/// <reference path="../.sst/platform/config.d.ts" />
import { BATCH_SIZE } from "../lib/rules/manifest.ts";
import { createRoute } from "./bus.ts";
import { consume, type Link, polling } from "./functions.ts";
import { createKeepingQueue, PARK_TIMEOUT_SECONDS } from "./queues.ts";

/** AWS's least; parking is never urgent. */
const CONCURRENCY = 2;

/**
 * The function that keeps what could not be processed: the messages of every rule's dead-letter queue (by rule name)
 * and notifications that no rule can take. It may put items in the table, and read nothing of it.
 */
export function createPark(bus: sst.aws.Bus, table: Link, deadLetters: ReadonlyMap<string, sst.aws.Queue>) {
  const parking = createKeepingQueue("Parking");
  createRoute(bus, { name: "Parking", detailType: "unsupported", queue: parking });
  const queues = [...deadLetters.values(), parking];
  const park = new sst.aws.Function("Park", {
    handler: "functions/park.handle",
    timeout: `${PARK_TIMEOUT_SECONDS} seconds`,
    link: [table, createDeadLettersLink(deadLetters)],
    permissions: [polling(queues)],
  });
  for (const queue of queues) consume(queue, park, BATCH_SIZE, CONCURRENCY);
  return { park, parking };
}

/** Which rule a dead-letter queue belongs to: queue ARN by rule name. */
function createDeadLettersLink(deadLetters: ReadonlyMap<string, sst.aws.Queue>) {
  return new sst.Linkable("DeadLetterQueues", {
    properties: Object.fromEntries([...deadLetters].map(([rule, queue]) => [rule, queue.arn])),
  });
}
