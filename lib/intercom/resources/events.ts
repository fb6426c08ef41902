import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { ArgumentInvalidError } from "../errors/index.ts";
import { type ExactlyOne, oneOf } from "../identifier.ts";
import {
  type DataEvent,
  type DataEventList,
  type EventSummary,
  eventList,
  eventSummary,
} from "../models/event.ts";
import type { PagedEndpoint, Pages } from "../pages.ts";
import type { CallOptions, Request } from "../request.ts";
import { wholeSeconds } from "../whole-seconds.ts";
import { checkMetadata, type EventMetadata } from "./event-metadata.ts";

// Sent twice, it is the same event, and Intercom ignores it.
const submitEvent: Endpoint<unknown> = {
  name: "events.submit",
  method: "POST",
  path: "/events",
  repeatable: true,
  answer: z.unknown(),
};

const listEvents: PagedEndpoint<DataEventList> = {
  name: "events.list",
  method: "GET",
  path: "/events",
  repeatable: true,
  answer: eventList,
  linksOf: ({ pages }) => ({ next: pages?.next }),
};

const summarizeEvents: Endpoint<EventSummary> = {
  name: "events.summaries",
  method: "GET",
  path: "/events",
  repeatable: true,
  answer: eventSummary,
};

/** What a user or lead did. A lead can only be named by Intercom's `id`. */
export type EventInput = ExactlyOne<{ id: string; user_id: string; email: string }> & {
  /** In any case; Intercom makes `-` of `.` and `$`. A workspace has at most 120 names. */
  readonly event_name: string;
  /** Epoch seconds, UTC. */
  readonly created_at: number;
  readonly metadata?: EventMetadata;
};

/** Whose events; a lead's by `intercom_user_id`, which submitting calls `id`. */
export type EventsOf = ExactlyOne<{ intercom_user_id: string; user_id: string; email: string }>;

/** Default: 50 a page, newest first. `before` and `since` are epoch milliseconds, as Intercom's links have them. */
export type EventQuery = {
  readonly per_page?: number;
  readonly before?: number;
  readonly since?: number;
};

/** Events of users and leads: docs/intercom-api-1.3/events.md. */
export function eventsResource(request: Request, pages: Pages) {
  async function* allPages(whose: EventsOf, query: EventQuery, options?: CallOptions) {
    yield* pages(listEvents, { ...queryFor(whose), ...query }, options);
  }

  return {
    /**
     * Submits an event. Intercom answers nothing, also for one that it has already: the same person, `event_name`,
     * `created_at` and `metadata` are the same event, so give the time at which it happened, not that of the call. The
     * person must exist (`NotFoundError`), and be the only one with the email (`DuplicateEmailError`). Throws
     * `ArgumentInvalidError` for the limits of the metadata.
     */
    submit: async (event: EventInput, options?: CallOptions): Promise<void> => {
      const { event_name, created_at, metadata } = event;
      const whose = oneOf("the event", ["id", "user_id", "email"], event);
      if (typeof event_name !== "string" || event_name.trim() === "") {
        throw new ArgumentInvalidError("event_name", "is empty: say what happened, such as placed-order");
      }
      if (metadata !== undefined) checkMetadata(metadata);
      const body = { event_name, created_at: wholeSeconds("created_at", created_at), ...whose, metadata };
      await request(submitEvent, { body }, options);
    },

    /** One page of a person's events of the last 90 days. Throws `NotFoundError`, `DuplicateEmailError`. */
    list: async (whose: EventsOf, query: EventQuery = {}, options?: CallOptions) =>
      request(listEvents, { query: { ...queryFor(whose), ...query } }, options),

    /** All pages, each when it is asked for, down to the oldest. Throws `NextLinkRefusedError`. */
    pages: (whose: EventsOf, query: EventQuery = {}, options?: CallOptions) =>
      allPages(whose, query, options),

    /** The events of all pages. */
    async *iterate(
      whose: EventsOf,
      query: EventQuery = {},
      options?: CallOptions,
    ): AsyncGenerator<DataEvent, void, undefined> {
      for await (const { events } of allPages(whose, query, options)) yield* events;
    },

    /**
     * How often a person did what, and when first and last, beyond the 90 days: `first` and `last` in epoch seconds,
     * `first_raw` and `last_raw` as Intercom sent them. Throws `NotFoundError`.
     */
    summaries: async (whose: EventsOf, options?: CallOptions) =>
      request(summarizeEvents, { query: { ...queryFor(whose), summary: true } }, options),
  };
}

function queryFor(whose: EventsOf): Readonly<Record<string, string>> {
  return { type: "user", ...oneOf("the person", ["intercom_user_id", "user_id", "email"], whose) };
}
