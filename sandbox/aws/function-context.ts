import type { Context } from "aws-lambda";
import type { InvokeMessage, WorkerSettings } from "./function-messages.ts";

/** Lambda's context without the callbacks of Node.js 0.10, which no function here uses. */
export type FunctionContext = Omit<Context, "done" | "fail" | "succeed">;

/** The context of one invocation. `now` answers epoch milliseconds: the function's own clock. */
export function functionContext(
  { functionName, functionArn, memoryLimitInMb }: WorkerSettings,
  { requestId, remainingMs }: InvokeMessage,
  now: () => number,
): FunctionContext {
  const deadline = now() + remainingMs;
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: functionArn,
    memoryLimitInMB: String(memoryLimitInMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "sandbox",
    getRemainingTimeInMillis: () => Math.max(0, deadline - now()),
  };
}
