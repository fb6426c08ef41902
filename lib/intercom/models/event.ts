import * as z from "zod/mini";
import { seconds } from "../dates.ts";
import { open, text } from "./values.ts";

/** An event as it is read back (docs/intercom-api-1.3/events.md §1). */
export const event = z.looseObject({
  type: open<"event">(),
  /** A UUID. */
  id: z.string(),
  /** As Intercom keeps it: `.` and `$` have become `-`. */
  event_name: z.string(),
  /** Epoch seconds, UTC. */
  created_at: z.number(),
  user_id: text,
  email: text,
  intercom_user_id: text,
  metadata: z.nullish(z.record(z.string(), z.unknown())),
});
export type DataEvent = z.infer<typeof event>;

/** Links by time, without any numbers (docs/intercom-api-1.3/events.md §5). */
const eventLinks = z.looseObject({
  /** To older events, while there are any. */
  next: text,
  /** On the last page: to events that arrive later. */
  since: text,
});

export const eventList = z.looseObject({
  type: text,
  events: z.array(event),
  pages: z.nullish(eventLinks),
});
export type DataEventList = z.infer<typeof eventList>;

// Ahead of the reading, which loses the milliseconds.
const withRawTimes = z.pipe(
  z.looseObject({ first: z.unknown(), last: z.unknown() }),
  z.transform((sent) => ({ first_raw: sent.first, last_raw: sent.last, ...sent })),
);

/** One kind of event of a person (docs/intercom-api-1.3/events.md §6), which Intercom sends with times as texts. */
const summaryOfName = z.pipe(
  withRawTimes,
  z.looseObject({
    name: z.string(),
    /** Epoch seconds, UTC, like every other time. */
    first: seconds,
    /** `first` as it came: ISO-8601, UTC, with milliseconds. */
    first_raw: z.string(),
    /** Epoch seconds, UTC. */
    last: seconds,
    /** `last` as it came: ISO-8601, UTC, with milliseconds. */
    last_raw: z.string(),
    /** Of all times, also beyond the 90 days of the list. */
    count: z.number(),
    description: text,
  }),
);

/** How often and when a person did what. */
export const eventSummary = z.looseObject({
  type: open<"event.summary">(),
  email: text,
  user_id: text,
  intercom_user_id: z.string(),
  events: z.array(summaryOfName),
});
export type EventSummary = z.infer<typeof eventSummary>;
