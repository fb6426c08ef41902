import { ConditionInvalidError } from "./errors.ts";

/** A text of the settings, with something in it. Throws ConditionInvalidError. */
export function givenText(value: unknown, where: string): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw new ConditionInvalidError(where, "has an empty text, or none; give one between quotes.");
}

/** A list of texts of the settings, at least one. Throws ConditionInvalidError. */
export function givenTexts(values: readonly unknown[], where: string): readonly string[] {
  if (values.length === 0) throw new ConditionInvalidError(where, "has no text; give at least one.");
  return values.map((value) => givenText(value, where));
}

/** A finite number of the settings. Throws ConditionInvalidError. */
export function givenNumber(value: unknown, where: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new ConditionInvalidError(where, "has no number; give a finite one, without quotes.");
}

/** A number of days of the settings, above 0. Throws ConditionInvalidError. */
export function givenDays(value: unknown, where: string): number {
  const days = givenNumber(value, where);
  if (days > 0) return days;
  throw new ConditionInvalidError(where, `has ${days} days; give a number above 0.`);
}

/** A whole number of the settings, at least 1. Throws ConditionInvalidError. */
export function givenCount(value: unknown, where: string): number {
  const count = givenNumber(value, where);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new ConditionInvalidError(where, `has ${count}; give a whole number, 1 or more.`);
}

/** `1 day`, `30 days` */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A text of the settings as it stands in a sentence. */
export function quoted(text: string): string {
  return `"${text}"`;
}
