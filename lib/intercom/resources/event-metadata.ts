import { ArgumentInvalidError } from "../errors/index.ts";
import { wholeSeconds } from "../whole-seconds.ts";
import { describeKey } from "./key-name.ts";

/** A link with a text of its own. */
export interface RichLink {
  readonly url: string;
  readonly value: string;
}

export interface MonetaryAmount {
  /** In cents: a whole number above 0. */
  readonly amount: number;
  /** Of three letters, such as `eur`. */
  readonly currency: string;
}

/**
 * What Intercom shows an event with, by shape or key: texts and numbers; a date, which is epoch seconds, UTC, under a
 * key that ends in `_date`; a link, which is a text that is an http or https URL; a rich link; an amount of money; and
 * Stripe's ids under `stripe_customer`, `stripe_invoice` and `stripe_charge`. At most 10 keys.
 */
export interface EventMetadata {
  readonly [key: string]: string | number | boolean | RichLink | MonetaryAmount | undefined;
  readonly [date: `${string}_date`]: string | number;
  readonly stripe_customer?: string;
  readonly stripe_invoice?: string;
  readonly stripe_charge?: string;
}

const MOST_KEYS = 10;
const STRIPE_KEYS = ["stripe_customer", "stripe_invoice", "stripe_charge"];

/**
 * Checks what Intercom would drop or show as something else (docs/intercom-api-1.3/events.md §2). Throws
 * `ArgumentInvalidError`, which names the key and the limit.
 */
export function checkMetadata(metadata: EventMetadata): void {
  const entries = Object.entries(metadata).filter(([, value]) => value !== undefined);
  if (entries.length > MOST_KEYS) {
    throw new ArgumentInvalidError(
      "metadata",
      `has ${entries.length} keys: at most ${MOST_KEYS} are allowed`,
    );
  }
  for (const [key, value] of entries) {
    const argument = `metadata, key ${describeKey(key)},`;
    const problem = STRIPE_KEYS.includes(key) ? problemOfStripeId(value) : problemOf(value);
    if (problem !== undefined) throw new ArgumentInvalidError(argument, problem);
    if (key.endsWith("_date") && typeof value === "number") wholeSeconds(argument, value);
  }
}

function problemOfStripeId(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? undefined : "must be Stripe's id, a string";
}

function problemOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : "is no finite number";
    case "object":
      return value === null ? "is null: leave the key out" : problemOfObject(value);
    default:
      return "must be a string, number, boolean, rich link or monetary amount";
  }
}

function problemOfObject(value: object): string | undefined {
  if ("url" in value && "value" in value) {
    const isTexts = typeof value.url === "string" && typeof value.value === "string";
    return isTexts && isWeb(value.url) ? undefined : "must have an http or https url and a text as value";
  }
  if ("amount" in value && "currency" in value) {
    const isCents = Number.isSafeInteger(value.amount) && Number(value.amount) > 0;
    if (!isCents) return "must have an amount in cents: a whole number above 0";
    const isCode = typeof value.currency === "string" && /^[a-z]{3}$/i.test(value.currency);
    return isCode ? undefined : "must have a currency of three letters, such as eur";
  }
  return "is an object that is neither a rich link (url, value) nor an amount (amount, currency)";
}

function isWeb(url: unknown): boolean {
  return typeof url === "string" && /^https?:\/\//i.test(url) && URL.canParse(url);
}
