import type * as z from "zod/mini";
import type { CallInfo } from "./errors/index.ts";

/** One call of Intercom's API as it is declared, once, beside the methods that make it. */
export interface Endpoint<Answer> {
  /** `<resource>.<what it does>`, for hooks, logs and errors. */
  readonly name: string;
  /** In API 1.3 a GET never modifies (docs/intercom-api-1.3/00-common.md §5). */
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path with its parameters in braces: `/conversations/{id}/reply`. */
  readonly path: string;
  /**
   * Whether the client may send it again when the first attempt's fate is unknown: only if that leaves everything,
   * answer included, as one call would have.
   */
  readonly repeatable: boolean;
  /** Takes undefined if Intercom may answer with no body. */
  readonly answer: z.ZodMiniType<Answer>;
}

/** Which call it is, for errors. */
export function callInfo({ name, method, path }: Endpoint<unknown>): CallInfo {
  return { endpoint: name, method, path };
}
