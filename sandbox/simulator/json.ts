/** A JSON object as it came over the wire: nothing is known of its members. */
export type JsonObject = { readonly [member: string]: unknown };

/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
