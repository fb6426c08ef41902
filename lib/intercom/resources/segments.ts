import * as z from "zod/mini";
import type { Endpoint } from "../endpoint.ts";
import { type Segment, segment } from "../models/segment.ts";
import type { CallOptions, Request } from "../request.ts";

const listSegments: Endpoint<{ segments: Segment[] }> = {
  name: "segments.list",
  method: "GET",
  path: "/segments",
  repeatable: true,
  answer: z.looseObject({ segments: z.array(segment) }),
};

const getSegment: Endpoint<Segment> = {
  name: "segments.get",
  method: "GET",
  path: "/segments/{id}",
  repeatable: true,
  answer: segment,
};

// Types, not interfaces: only those are known to have no other keys, as a query must.

type Counted = {
  /** Adds `count`, the number of members. */
  readonly include_count?: boolean;
};

/** Default: segments of people. Those of companies have no count. */
export type SegmentQuery =
  | ({ readonly type?: never } & Counted)
  | { readonly type: "company"; readonly include_count?: never };

/** Segments, which the API can only read: docs/intercom-api-1.3/segments.md. */
export function segmentsResource(request: Request) {
  return {
    /** All segments of people, or of companies. Not paged. */
    list: async (query: SegmentQuery = {}, options?: CallOptions): Promise<Segment[]> =>
      (await request(listSegments, { query }, options)).segments,

    /** One segment, of either kind. Throws `NotFoundError`. */
    get: (id: string, { include_count, ...options }: CallOptions & Counted = {}) =>
      request(getSegment, { params: { id }, query: { include_count } }, options),
  };
}
