import { isObject, type JsonObject } from "../json.ts";
import { parameterInvalid, typeMismatch } from "./errors.ts";

// Readers of one member each. Absent and null both read as undefined where null has no meaning of its own.

/** Text; null clears it. Throws `type_mismatch`. */
export function textOrNull(body: JsonObject, field: string): string | null | undefined {
  const value = body[field];
  if (value === undefined || value === null || typeof value === "string") return value;
  throw typeMismatch(field, "a string");
}

/** Text. Throws `type_mismatch`. */
export function text(body: JsonObject, field: string): string | undefined {
  return textOrNull(body, field) ?? undefined;
}

/** An id: text, or a number that is read as text (00-common.md, section 3). Empty text is none. */
export function id(body: JsonObject, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  throw typeMismatch(field, "a string");
}

/** A whole number. Throws `type_mismatch`. */
export function integer(body: JsonObject, field: string): number | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw typeMismatch(field, "an integer");
}

/** A whole number of 32 bits (00-common.md, section 2). Throws `type_mismatch` and `parameter_invalid`. */
export function int32(body: JsonObject, field: string): number | undefined {
  const value = integer(body, field);
  if (value === undefined || (value >= -(2 ** 31) && value < 2 ** 31)) return value;
  throw parameterInvalid(`${field} must fit in 32 bits`, field);
}

/** True or false. Throws `type_mismatch`. */
export function flag(body: JsonObject, field: string): boolean | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "boolean") return value;
  throw typeMismatch(field, "a boolean");
}

/** An object; `[]` is an empty one, as the PHP client sends it (clients.md). Throws `type_mismatch`. */
export function object(body: JsonObject, field: string): JsonObject | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (isObject(value)) return value;
  if (Array.isArray(value) && value.length === 0) return {};
  throw typeMismatch(field, "an object");
}

/** A list. Throws `type_mismatch`. */
export function list(body: JsonObject, field: string): readonly unknown[] | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value;
  throw typeMismatch(field, "an array");
}
