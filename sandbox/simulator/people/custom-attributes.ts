import { ApiError } from "../http/api-error.ts";
import { parameterInvalid } from "../http/errors.ts";
import { object } from "../http/fields.ts";
import type { JsonObject } from "../json.ts";
import type { AttributeValue } from "./person.ts";

/** Of one person (users.md, section 1); a company has fewer. */
const MOST_ATTRIBUTES = 250;
const LONGEST_KEY = 190;
const LONGEST_VALUE = 255;

/** What a request changes: a value, or null to clear it. */
export type AttributeChanges = ReadonlyMap<string, AttributeValue | null>;

/**
 * Reads `custom_attributes` of a request (users.md, section 1). Throws 400 `invalid_document` for a key with `.` or
 * `$` or of over 190 characters, 400 `parameter_invalid` for a value that is nested or of over 255 characters.
 */
export function readCustomAttributes(body: JsonObject): AttributeChanges {
  const entries = Object.entries(object(body, "custom_attributes") ?? {});
  return new Map(entries.map(([key, value]) => [checkKey(key), checkValue(key, value)]));
}

function checkKey(key: string): string {
  if (key !== "" && key.length <= LONGEST_KEY && !/[.$]/.test(key)) return key;
  throw new ApiError(
    400,
    "invalid_document",
    `the name of a custom attribute must have 1 to ${LONGEST_KEY} characters, none of them . or $`,
    { field: "custom_attributes" },
  );
}

function checkValue(key: string, value: unknown): AttributeValue | null {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string" && value.length <= LONGEST_VALUE) return value;
  const wanted = `a string of up to ${LONGEST_VALUE} characters, a number or a boolean`;
  throw parameterInvalid(`the custom attribute ${key} must be ${wanted}`, "custom_attributes");
}

/** Merges key by key; null clears. Throws 422 `custom_data_limit_reached` above `most` attributes, a person's 250 unless told. */
export function mergeCustomAttributes(
  stored: ReadonlyMap<string, AttributeValue>,
  changes: AttributeChanges,
  most = MOST_ATTRIBUTES,
): ReadonlyMap<string, AttributeValue> {
  const merged = new Map(stored);
  for (const [key, value] of changes) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  if (merged.size > most) {
    throw new ApiError(422, "custom_data_limit_reached", "Custom data limit reached");
  }
  return merged;
}
