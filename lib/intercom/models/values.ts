import * as z from "zod/mini";

// An unpopulated value is null, and now and then absent (docs/intercom-api-1.3/00-common.md §1).

export const text = z.nullish(z.string());
export const flag = z.nullish(z.boolean());
export const number = z.nullish(z.number());
/** Epoch seconds, UTC. */
export const time = z.nullish(z.number());
export const customAttributes = z.nullish(z.record(z.string(), z.unknown()));

/** One of the known words, or one that Intercom added since. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** A string that editors complete with the known words, and that takes any other. */
export function open<Known extends string>() {
  return z.custom<Open<Known>>((value) => typeof value === "string");
}
