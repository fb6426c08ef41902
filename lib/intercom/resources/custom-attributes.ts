import { ArgumentInvalidError } from "../errors/index.ts";
import { describeKey } from "./key-name.ts";

/** A custom attribute's value; null clears it. Strings of at most 255 characters. */
export type CustomAttributeValue = string | number | boolean | null;

/**
 * Keys of at most 190 characters without `.` and `$`; upper and lower case differ. One that is new makes a data
 * attribute; one that ends in `_at` and has epoch seconds is a date.
 */
export type CustomAttributes = Readonly<Record<string, CustomAttributeValue>>;

const LONGEST_KEY = 190;
const LONGEST_TEXT = 255;

/**
 * Checks what Intercom would refuse, or store as something else (docs/intercom-api-1.3/users.md §1, companies.md §1);
 * undefined passes. Throws `ArgumentInvalidError`, which names the key and the limit.
 */
export function checkCustomAttributes(
  argument: string,
  attributes: CustomAttributes | undefined,
  most: number,
): void {
  if (attributes === undefined) return;
  const entries = Object.entries(attributes).filter(([, value]) => value !== undefined);
  if (entries.length > most) {
    throw new ArgumentInvalidError(argument, `has ${entries.length} attributes: at most ${most} are allowed`);
  }
  for (const [key, value] of entries) {
    const problem = problemOfKey(key) ?? problemOfValue(value);
    if (problem !== undefined)
      throw new ArgumentInvalidError(`${argument}, key ${describeKey(key)},`, problem);
  }
}

function problemOfKey(key: string): string | undefined {
  if (key.trim() === "") return "is empty";
  if (/[.$]/.test(key)) return "has a . or $, which no key may have";
  const { length } = [...key];
  return length > LONGEST_KEY ? `has ${length} characters: at most ${LONGEST_KEY} are allowed` : undefined;
}

function problemOfValue(value: unknown): string | undefined {
  if (typeof value === "string") {
    const { length } = [...value];
    return length > LONGEST_TEXT
      ? `has a text of ${length} characters: at most ${LONGEST_TEXT} are allowed`
      : undefined;
  }
  // JSON has no such numbers and would send null, which clears the attribute.
  if (typeof value === "number") return Number.isFinite(value) ? undefined : "is no finite number";
  return value === null || typeof value === "boolean"
    ? undefined
    : "must be a string, number, boolean or null: objects and lists are refused";
}
