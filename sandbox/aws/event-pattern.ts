import * as z from "zod/mini";

type Scalar = string | number | boolean | null;

/** One thing that a field may be: a value, or one of the operators that this stand-in knows. */
export type Matcher =
  | Scalar
  | { readonly prefix: string }
  | { readonly exists: boolean }
  | { readonly "anything-but": string | number | readonly (string | number)[] | { readonly prefix: string } };

/** An EventBridge event pattern: every field must match, each by any of its matchers. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly Matcher[];
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const prefix = z.strictObject({ prefix: z.string() });
const word = z.union([z.string(), z.number()]);
const anythingBut = z.strictObject({
  "anything-but": z.union([word, z.array(word).check(z.minLength(1)), prefix]),
});
const matcher: z.ZodMiniType<Matcher> = z.union([
  scalar,
  prefix,
  z.strictObject({ exists: z.boolean() }),
  anythingBut,
]);
const notEmpty = z.refine<object>((fields) => Object.keys(fields).length > 0, "is empty");
const eventPattern: z.ZodMiniType<EventPattern> = z
  .record(
    z.string().check(z.refine((field) => field !== "$or", "is not supported")),
    z.lazy(() => z.union([z.array(matcher).check(z.minLength(1)), eventPattern])),
  )
  .check(notEmpty);

/**
 * Reads an event pattern: exact values, `prefix`, `exists` and `anything-but`, in nested objects. Throws for an
 * operator beyond these, and for an empty list or object, rather than ignoring what it doesn't understand.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function parseEventPattern(value: unknown): EventPattern {
  const parsed = z.safeParse(eventPattern, value);
  if (parsed.success) return parsed.data;
  throw new Error(
    `The event pattern ${JSON.stringify(value)} can't be used: every field takes a list of values, prefix, exists or anything-but that isn't empty, or an object of such fields.`,
  );
}

/** True when the event has every field of the pattern, as EventBridge compares them. Pure. */
export function matchesPattern(pattern: EventPattern, event: unknown): boolean {
  const objects = flatten(event).filter(isObject);
  // A missing object is compared like an empty one, because `exists: false` holds inside it.
  return (objects.length === 0 ? [{}] : objects).some((object) =>
    Object.entries(pattern).every(([field, wanted]) => {
      const value = Object.hasOwn(object, field) ? object[field] : undefined;
      return isList(wanted) ? matchesField(wanted, value) : matchesPattern(wanted, value);
    }),
  );
}

/** A field that is a list matches when any of its values does. */
function matchesField(matchers: readonly Matcher[], value: unknown): boolean {
  const values = flatten(value).filter((one) => one !== undefined && !isObject(one));
  return matchers.some((wanted) =>
    typeof wanted === "object" && wanted !== null && "exists" in wanted
      ? wanted.exists === values.length > 0
      : values.some((one) => matchesValue(wanted, one)),
  );
}

function matchesValue(wanted: Matcher, value: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return wanted === value;
  if ("prefix" in wanted) return hasPrefix(wanted.prefix, value);
  if ("exists" in wanted) return wanted.exists;
  const refused = wanted["anything-but"];
  if (typeof refused !== "object") return value !== refused;
  return "prefix" in refused ? !hasPrefix(refused.prefix, value) : !refused.some((word) => word === value);
}

function hasPrefix(start: string, value: unknown): boolean {
  return typeof value === "string" && value.startsWith(start);
}

function flatten(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flatMap(flatten) : [value];
}

function isList(value: EventPattern | readonly Matcher[]): value is readonly Matcher[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
