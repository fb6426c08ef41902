import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import * as z from "zod/mini";
import type { Clock } from "./clock.ts";
import {
  type InvokeMessage,
  type WorkerMessage,
  type WorkerSettings,
  workerMessage,
} from "./function-messages.ts";
import type { FunctionError, Invocation } from "./invocation.ts";

/** Lambda gives a function's start ten seconds, outside the function's own time-out. */
const INIT_TIMEOUT_MS = 10_000;

export interface EnvironmentOptions {
  readonly settings: WorkerSettings;
  /** The whole `process.env` of the function. */
  readonly env: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Told of every line that the function writes to stdout or stderr. */
  readonly onLog: (line: string) => void;
}

/** One execution environment: a worker thread with the function's module loaded, until it ends. */
export interface Environment {
  /** Resolves when the module is loaded: undefined, or why it could not be. */
  readonly ready: Promise<FunctionError | undefined>;
  /** False once it has ended: it takes no more invocations. */
  isAlive(): boolean;
  invoke(message: InvokeMessage): Promise<Invocation>;
  /** Ends it; whatever is in flight fails with the error. Resolves when its last line has been told. */
  end(error: FunctionError): Promise<void>;
}

/** Starts an execution environment. Never throws: what goes wrong is in `ready` and in each invocation. */
export function startEnvironment({ settings, env, clock, onLog }: EnvironmentOptions): Environment {
  const worker = new Worker(new URL("./function-worker.ts", import.meta.url), {
    workerData: settings,
    env: { ...env },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryLimitInMb },
  });
  const inFlight = new Map<string, (invocation: Invocation) => void>();
  const ready = Promise.withResolvers<FunctionError | undefined>();
  const logged = Promise.all([worker.stdout, worker.stderr].map((stream) => tellLines(stream, onLog)));
  const cancelInit = clock.schedule(clock.now() + INIT_TIMEOUT_MS, () => {
    end({
      errorType: "Sandbox.Timedout",
      errorMessage: `Init timed out after ${INIT_TIMEOUT_MS / 1000} seconds`,
    });
  });
  let ended: FunctionError | undefined;

  function fail(error: FunctionError): void {
    ended ??= error;
    cancelInit();
    ready.resolve(ended);
    for (const settle of inFlight.values()) settle({ ok: false, error: ended });
    inFlight.clear();
  }

  async function end(error: FunctionError): Promise<void> {
    fail(error);
    await worker.terminate();
    await logged;
  }

  function settle(requestId: string, invocation: Invocation): void {
    inFlight.get(requestId)?.(invocation);
    inFlight.delete(requestId);
  }

  function hear(message: WorkerMessage): void {
    switch (message.kind) {
      case "ready":
        cancelInit();
        ready.resolve(undefined);
        break;
      case "init-failed":
        end(message.error);
        break;
      case "result":
        settle(message.requestId, { ok: true, result: JSON.parse(message.result) });
        break;
      case "error":
        settle(message.requestId, { ok: false, error: message.error });
        break;
    }
  }

  worker.on("message", (message: unknown) => hear(z.parse(workerMessage, message)));
  worker.on("error", (error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    for (const line of text.split("\n")) onLog(line);
  });
  worker.on("exit", (code) => {
    const errorMessage = `Runtime exited with error: exit status ${code}`;
    fail({ errorType: "Runtime.ExitError", errorMessage });
  });

  return {
    ready: ready.promise,
    isAlive: () => ended === undefined,
    end,
    invoke(message) {
      if (ended !== undefined) return Promise.resolve({ ok: false, error: ended });
      return new Promise((resolve) => {
        inFlight.set(message.requestId, resolve);
        worker.postMessage(message);
      });
    },
  };
}

async function tellLines(stream: Readable, onLog: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input: stream })) onLog(line);
}
