import type { FunctionContext } from "./function-context.ts";
import type { FunctionError } from "./invocation.ts";

/** A function as Lambda calls it. */
export type Handler = (event: unknown, context: FunctionContext) => unknown;

/** Either the handler, or why Lambda's runtime would not start. */
export type Loaded = { readonly handler: Handler } | { readonly error: FunctionError };

/** Imports a module by its file: URL and takes the handler it exports. Never throws; says on stderr what was thrown. */
export async function loadHandler(moduleUrl: string, name: string): Promise<Loaded> {
  let module: object;
  try {
    module = await import(moduleUrl);
  } catch (error) {
    console.error(error);
    return { error: { ...describeError(error), errorType: "Runtime.ImportModuleError" } };
  }
  const exported: unknown = Reflect.get(module, name);
  if (typeof exported !== "function") {
    const errorMessage = `${name} is not a function that ${moduleUrl} exports`;
    return { error: { errorType: "Runtime.HandlerNotFound", errorMessage } };
  }
  if (exported.length > 2) {
    const errorMessage = `${name} takes a callback, which Node.js 24 on Lambda no longer has`;
    return { error: { errorType: "Runtime.CallbackHandlerDeprecated", errorMessage } };
  }
  return { handler: (event, context) => exported(event, context) };
}

/** What Lambda tells a caller about a thrown value. */
export function describeError(error: unknown): FunctionError {
  if (error instanceof Error) return { errorType: error.name, errorMessage: error.message };
  return { errorType: typeof error, errorMessage: String(error) };
}
