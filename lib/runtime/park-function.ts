import { Logger } from "@aws-lambda-powertools/logger";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { Resource } from "sst";
import { parkDeadLetters } from "../engine/index.ts";
import { openTable } from "../state/index.ts";
import { countingLog } from "./counting-log.ts";
import { cloudWatchMeter } from "./meter.ts";

/** The function that keeps what could not be processed: dead letters of every rule, and what no rule can take. */
export interface ParkFunction {
  handle(event: SQSEvent): Promise<SQSBatchResponse>;
}

/** Builds the park function from its links: the table, and which queue is which rule's (queue ARN by rule name). */
export function parkFunction(): ParkFunction {
  const log = countingLog(new Logger({ serviceName: "park" }), cloudWatchMeter(Resource.App.stage));
  const table = openTable(Resource.ParkingTable.name);
  const queues: readonly [string, unknown][] = Object.entries(Resource.DeadLetterQueues);
  const ruleOf = (arn: string) => queues.find(([, queueArn]) => queueArn === arn)?.[0];
  return {
    async handle(event) {
      return parkDeadLetters(event, { table, ruleOf, log });
    },
  };
}
