import type { ErrorDetails } from "./switchboard-error.ts";

/** Which call an error is about. */
export interface CallInfo {
  /** The endpoint's name, such as `conversations.reply`. */
  readonly endpoint: string;
  readonly method: string;
  /** The path's template: no ids, no query. */
  readonly path: string;
}

export function callDetails({ endpoint, method, path }: CallInfo): ErrorDetails {
  return { endpoint, method, path };
}

/** Whether the call only reads: in API 1.3 a GET never modifies (docs/intercom-api-1.3/00-common.md §5). */
export function isReading({ method }: CallInfo): boolean {
  return method === "GET";
}
