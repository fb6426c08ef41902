import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { arn } from "./account.ts";
import type { Clock } from "./clock.ts";
import { type Environment, startEnvironment } from "./environment.ts";
import type { FunctionError, Invoke } from "./invocation.ts";

const COMPILE_CACHE = fileURLToPath(new URL("../../node_modules/.cache/sandbox", import.meta.url));

export interface FunctionHostOptions {
  readonly functionName: string;
  /** Path of the TypeScript or JavaScript file that exports the handler. */
  readonly file: string;
  /** The name of the exported function. */
  readonly handler: string;
  /** The whole `process.env` of the function, but for PATH, which is the machine's. */
  readonly env: Readonly<Record<string, string>>;
  /** Of one invocation, milliseconds. Starting the environment doesn't count. */
  readonly timeoutMs: number;
  readonly memoryLimitInMb: number;
  readonly clock: Clock;
  /** Told of every line that the function writes to stdout or stderr. */
  readonly onLog: (line: string) => void;
}

/** One Lambda function, in one execution environment at a time that serves several invocations at once. */
export interface FunctionHost {
  /** Starts the environment before the first invocation does. Answers why it could not start, if it could not. */
  start(): Promise<FunctionError | undefined>;
  /**
   * Invokes the function; an environment that ended is started anew. A time-out ends the environment, and with it
   * all it was doing: `Sandbox.Timedout`. A crash is `Runtime.ExitError` for whatever was in flight.
   */
  readonly invoke: Invoke;
  /** Ends the environment; what is in flight fails. Later invocations fail too. */
  close(): Promise<void>;
}

/** Makes a function that can be invoked. Nothing is loaded before `start` or the first `invoke`. */
export function createFunctionHost(options: FunctionHostOptions): FunctionHost {
  const { functionName, timeoutMs, clock } = options;
  const settings = {
    moduleUrl: pathToFileURL(resolve(options.file)).href,
    handler: options.handler,
    functionName,
    functionArn: arn("lambda", `function:${functionName}`),
    memoryLimitInMb: options.memoryLimitInMb,
    compileCache: COMPILE_CACHE,
  };
  const env = { PATH: process.env["PATH"] ?? "", ...options.env };
  let environment: Environment | undefined;
  let closed = false;

  function current(): Environment {
    if (environment === undefined || !environment.isAlive()) {
      environment = startEnvironment({ settings, env, clock, onLog: options.onLog });
    }
    return environment;
  }

  const invoke: Invoke = async (event) => {
    if (closed) return { ok: false, error: closedError(functionName) };
    const mine = current();
    const initError = await mine.ready;
    if (initError !== undefined) return { ok: false, error: initError };
    const requestId = randomUUID();
    const cancel = clock.schedule(clock.now() + timeoutMs, () => {
      const errorMessage = `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
      mine.end({ errorType: "Sandbox.Timedout", errorMessage });
    });
    const invocation = await mine.invoke({
      requestId,
      event: JSON.stringify(event) ?? "null",
      remainingMs: timeoutMs,
    });
    cancel();
    return invocation;
  };

  return {
    async start() {
      return closed ? closedError(functionName) : current().ready;
    },
    invoke,
    async close() {
      closed = true;
      await environment?.end(closedError(functionName));
    },
  };
}

function closedError(functionName: string): FunctionError {
  return { errorType: "Sandbox.Closed", errorMessage: `${functionName} has been closed` };
}
