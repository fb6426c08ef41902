/**
 * The inside of a function's execution environment: loads the module, then answers invocations, several at once.
 * Runs as a worker thread that `environment.ts` starts, and does what Lambda's Node.js runtime does.
 */
import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import * as z from "zod/mini";
import { functionContext } from "./function-context.ts";
import { invokeMessage, type WorkerMessage, workerSettings } from "./function-messages.ts";
import { describeError, type Handler, loadHandler } from "./load-handler.ts";

const settings = z.parse(workerSettings, workerData);
enableCompileCache(settings.compileCache);

const loaded = await loadHandler(settings.moduleUrl, settings.handler);
if ("error" in loaded) {
  tell({ kind: "init-failed", error: loaded.error });
} else {
  parentPort?.on("message", (message: unknown) => invoke(loaded.handler, message));
  tell({ kind: "ready" });
}

async function invoke(handler: Handler, message: unknown): Promise<void> {
  const call = z.parse(invokeMessage, message);
  try {
    const result = await handler(JSON.parse(call.event), functionContext(settings, call, Date.now));
    tell({ kind: "result", requestId: call.requestId, result: JSON.stringify(result) ?? "null" });
  } catch (error) {
    console.error("Invoke Error", error);
    tell({ kind: "error", requestId: call.requestId, error: describeError(error) });
  }
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
