import { Logger } from "@aws-lambda-powertools/logger";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { Resource } from "sst";
import * as z from "zod/mini";
import {
  createPurse,
  createTableLimiter,
  handleBatch,
  handleHandOvers,
  isHandOver,
  type Rule,
  runSweep,
  type Sweeping,
  traceRequests,
} from "../engine/index.ts";
import { SKEW_MS } from "../engine/skew.ts";
import { createIntercomClient, readOnly, systemClock, unlimited } from "../intercom/index.ts";
import { openTable, readPause, type SweepReport } from "../state/index.ts";
import { countingLog } from "./counting-log.ts";
import { memo } from "./memo.ts";
import { cloudWatchMeter } from "./meter.ts";
import { type QueueUrls, queueOf, sqsQueues } from "./sqs-queues.ts";

/** Kept of every invocation for the answer, the receipts and the logs. */
const RESERVE_MS = 2_000;

/** What the scheduler sends (stacks/rules.ts); without a time, now is the time. */
const scheduledEvent = z.object({ scheduledTime: z.optional(z.string()) });

/** A rule's two Lambda handlers: `handle` for the messages of its queues, `sweep` for its schedule. */
export interface RuleFunction {
  handle(event: SQSEvent, context: Context): Promise<SQSBatchResponse>;
  sweep(event: unknown, context: Context): Promise<SweepReport>;
}

/**
 * Builds a rule's function from its links: table, queues, Intercom. Clients and learned limits live as long as
 * the environment; everything else is made anew for each invocation, so that several can run at once.
 */
export function ruleFunction(rule: Rule<unknown>, urls: QueueUrls): RuleFunction {
  const clock = systemClock;
  const random = Math.random;
  const table = openTable(Resource.Table.name);
  const queues = sqsQueues(new SQSClient({}), urls);
  const log = new Logger({ serviceName: rule.name });
  const meter = cloudWatchMeter(Resource.App.stage);
  const requests = traceRequests();
  const intercom = createIntercomClient({
    origin: Resource.IntercomApi.origin,
    token: Resource.IntercomToken.value,
    limiter: unlimited,
    onCall: requests.onCall,
  });
  const reader = readOnly(intercom);
  const limiters = {
    live: createTableLimiter(table, clock, random, "live"),
    sweep: createTableLimiter(table, clock, random, "sweep"),
  };

  function invocation(queue: "live" | "sweep", context: Context) {
    const deadline = clock.now() + context.getRemainingTimeInMillis() - RESERVE_MS;
    const purse = createPurse(limiters[queue], clock);
    const call = { limiter: purse, deadline };
    const reading = { intercom: reader, call, admins: memo(() => reader.admins.list(call)) };
    return { deadline, purse, call, reading, table, queues, log, queue };
  }

  function sweeping(context: Context): Sweeping {
    const run = invocation("sweep", context);
    const { deadline } = run;
    return {
      ...run,
      log: countingLog(log, meter),
      rule,
      clock,
      random,
      scrolling: { limiter: createPurse(limiters.live, clock), deadline },
      claim: { owner: context.awsRequestId, until: deadline + RESERVE_MS + SKEW_MS },
      isPaused: async () => (await readPause(table, rule.name)) !== undefined,
    };
  }

  return {
    async handle(event, context) {
      const run = invocation(queueOf(urls, event.Records[0]?.eventSourceARN ?? ""), context);
      const { reading, purse, call, deadline } = run;
      const acting = async () => ({
        intercom,
        admin: await rule.actingAdmin(reading),
        call,
        lastRequest: requests.lastRequest,
      });
      const [handOvers, events] = [
        event.Records.filter(isHandOver),
        event.Records.filter((record) => !isHandOver(record)),
      ];
      const answer = await handleBatch(
        { Records: events },
        {
          ...run,
          rule,
          clock,
          random,
          meter,
          calls: purse.used,
          claim: { owner: context.awsRequestId, until: deadline + RESERVE_MS + SKEW_MS },
          reserve: (calls, ahead) => purse.reserve(calls, { deadline }, ahead),
          ...(rule.mode === "live" ? { acting } : {}),
        },
      );
      // A sweep takes all the time that is left, so it comes last.
      const failed = await handleHandOvers(handOvers, sweeping(context));
      const failures = failed.map((itemIdentifier) => ({ itemIdentifier }));
      return { batchItemFailures: [...answer.batchItemFailures, ...failures] };
    },
    async sweep(event, context) {
      const parsed = z.safeParse(scheduledEvent, event);
      const time = parsed.success ? Date.parse(parsed.data.scheduledTime ?? "") : Number.NaN;
      return runSweep(Number.isNaN(time) ? clock.now() : time, sweeping(context));
    },
  };
}
