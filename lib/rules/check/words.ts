/** A value of the settings as half a sentence: short ones as they stand, others by their kind. */
export function describeValue(value: unknown): string {
  return value === undefined ? "is missing" : `is ${kindOf(value)}`;
}

function kindOf(value: unknown): string {
  if (typeof value === "string") return value === "" ? "empty" : `"${value.slice(0, 40)}"`;
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "function") return "a function";
  if (value instanceof Promise) return "a promise";
  return Array.isArray(value) ? "a list" : nounOf(typeof value);
}

/** What zod calls the kinds, where people call them otherwise. */
const NOUNS: Readonly<Record<string, string>> = {
  string: "a text between quotes",
  boolean: "true or false",
  int: "a whole number",
  array: "a list between brackets",
  record: "an object",
  nonoptional: "a value",
  custom: "another value",
};

/** `object` → `an object`. */
export function nounOf(kind: string): string {
  return NOUNS[kind] ?? (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`);
}

/** `one of live, off`, or the only one. */
export function oneOf(values: readonly string[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}
