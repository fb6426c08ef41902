import * as z from "zod/mini";
import { ACCOUNT_ID, REGION } from "./account.ts";

/** EventBridge takes at most this many entries in one PutEvents. */
const MOST_ENTRIES = 10;
/** All entries of one PutEvents together: 256 KB. */
const MOST_BYTES = 262_144;
/** `Time` counts for so much, however it is written. */
const TIME_BYTES = 14;

const entry = z.object({
  Source: z.optional(z.string()),
  DetailType: z.optional(z.string()),
  Detail: z.optional(z.string()),
  EventBusName: z.optional(z.string()),
  Resources: z.optional(z.array(z.string())),
  Time: z.optional(z.number()),
});
type Entry = z.infer<typeof entry>;

const request = z.object({ Entries: z.array(entry).check(z.minLength(1)) });

/** What EventBridge hands to a target: the event as it came, in its envelope. */
export interface BusEvent {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What came of one entry, in PutEvents' own words. */
export type EntryResult =
  | { readonly EventId: string }
  | { readonly ErrorCode: string; readonly ErrorMessage: string };

/** What PutEvents did: the answer's entries in order, and the events that were taken. */
export interface PutEventsOutcome {
  readonly results: readonly EntryResult[];
  readonly events: readonly BusEvent[];
}

/** A request that EventBridge refuses as a whole, with HTTP 400. */
export class PutEventsRefusedError extends Error {
  readonly code = "ValidationException";

  constructor(message: string) {
    super(message);
    this.name = "PutEventsRefusedError";
  }
}

/**
 * Judges the body of a PutEvents request: at most 10 entries and 256 KB in all, or it throws PutEventsRefusedError.
 * A faulty entry fails by itself. `nowMs` is epoch milliseconds.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function putEvents(
  body: unknown,
  bus: { readonly name: string; readonly nowMs: number; readonly newId: () => string },
): PutEventsOutcome {
  const parsed = z.safeParse(request, body);
  if (!parsed.success) throw new PutEventsRefusedError("Entries must be a list of one to ten event entries.");
  const entries = parsed.data.Entries;
  if (entries.length > MOST_ENTRIES) {
    throw new PutEventsRefusedError(
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length less than or equal to ${MOST_ENTRIES}`,
    );
  }
  if (entries.reduce((bytes, one) => bytes + sizeOf(one), 0) > MOST_BYTES) {
    throw new PutEventsRefusedError("Total size of the entries in the request is over the limit.");
  }
  const judged = entries.map((one) => judge(one, bus));
  return {
    results: judged.map((one) => ("ErrorCode" in one ? one : { EventId: one.id })),
    events: judged.filter((one) => "version" in one),
  };
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
function sizeOf({ Source = "", DetailType = "", Detail = "", Resources = [], Time }: Entry): number {
  const text = [Source, DetailType, Detail, ...Resources];
  return text.reduce((bytes, one) => bytes + Buffer.byteLength(one), Time === undefined ? 0 : TIME_BYTES);
}

function judge(
  { Source, DetailType, Detail, EventBusName = "default", Resources = [], Time }: Entry,
  bus: { readonly name: string; readonly nowMs: number; readonly newId: () => string },
): BusEvent | { ErrorCode: string; ErrorMessage: string } {
  if (!Source) return missing("Source");
  if (!DetailType) return missing("DetailType");
  if (!Detail) return missing("Detail");
  const detail = parseObject(Detail);
  if (detail === undefined) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  if (EventBusName !== bus.name && !EventBusName.endsWith(`:event-bus/${bus.name}`)) {
    const ErrorMessage = `Event bus ${EventBusName} does not exist.`;
    return { ErrorCode: "ResourceNotFoundException", ErrorMessage };
  }
  const atMs = Time === undefined ? bus.nowMs : Time * 1000;
  return {
    version: "0",
    id: bus.newId(),
    "detail-type": DetailType,
    source: Source,
    account: ACCOUNT_ID,
    time: new Date(atMs).toISOString().replace(/\.\d+Z$/, "Z"),
    region: REGION,
    resources: Resources,
    detail,
  };
}

function missing(field: string) {
  return {
    ErrorCode: "InvalidArgument",
    ErrorMessage: `Parameter ${field} is not valid. Reason: ${field} is a required argument.`,
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed = z.safeParse(z.record(z.string(), z.unknown()), JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
