import * as z from "zod/mini";

/** What a function's worker is started with. */
export const workerSettings = z.object({
  /** The file: URL of the module that exports the handler. */
  moduleUrl: z.string(),
  handler: z.string(),
  functionName: z.string(),
  functionArn: z.string(),
  memoryLimitInMb: z.number(),
  /** Where compiled modules are kept from one start to the next. */
  compileCache: z.string(),
});
export type WorkerSettings = z.infer<typeof workerSettings>;

/** The host to the worker: invoke the handler. */
export const invokeMessage = z.object({
  requestId: z.string(),
  /** JSON. */
  event: z.string(),
  remainingMs: z.number(),
});
export type InvokeMessage = z.infer<typeof invokeMessage>;

const functionError = z.object({ errorType: z.string(), errorMessage: z.string() });

/** The worker to the host. `result` is JSON. */
export const workerMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("init-failed"), error: functionError }),
  z.object({ kind: z.literal("result"), requestId: z.string(), result: z.string() }),
  z.object({ kind: z.literal("error"), requestId: z.string(), error: functionError }),
]);
export type WorkerMessage = z.infer<typeof workerMessage>;
