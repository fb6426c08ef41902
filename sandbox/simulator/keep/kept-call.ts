import { isObject, type JsonObject } from "../json.ts";

/** A call that changed the workspace, or tried to. */
export interface KeptCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: JsonObject;
}

/** A call and when it was handled: epoch milliseconds. */
export interface KeptEntry extends KeptCall {
  readonly at: number;
}

/** The entry of a line of the journal; undefined when it is none. */
export function readEntry(line: unknown): KeptEntry | undefined {
  if (!isObject(line)) return undefined;
  const { at, method, path, body } = line;
  if (typeof at !== "number" || typeof method !== "string" || typeof path !== "string") return undefined;
  return isObject(body) ? { at, method, path, body } : undefined;
}
