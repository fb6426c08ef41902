import type { JsonObject } from "../json.ts";

/** A call as a resource sees it: authenticated, counted, parsed. */
export interface ApiRequest {
  /** A part of the path, such as `id`. */
  param(name: string): string;
  readonly query: URLSearchParams;
  /** Empty for GET. */
  readonly body: JsonObject;
  /** As the client called it; its path is tidied. */
  readonly url: URL;
}

/**
 * One call of the API. `handle` answers the body of a 200, undefined for an empty one, or throws an ApiError. It is synchronous, so that every
 * call changes the workspace in one step.
 */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** With Hono's names for its parts: `/users/:id`. */
  readonly path: string;
  readonly handle: (request: ApiRequest) => object | undefined;
  /** Whether it changes the workspace though it is a GET, as a scroll that goes on. */
  readonly changes?: true;
  /** Of a success, when it isn't 200. */
  readonly status?: 202;
}
