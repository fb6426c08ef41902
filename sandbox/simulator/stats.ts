import type { FaultKind } from "./faults/fault.ts";
import type { EndpointCounts } from "./http/call-counts.ts";
import type { Window } from "./http/rate-limit.ts";
import type { Instance } from "./instance.ts";

/** What was called since the start or the last reset. */
export interface Stats {
  /** All calls of the API, refused ones included. */
  readonly calls: number;
  /** How often each endpoint answered with each status. */
  readonly endpoints: EndpointCounts;
  /** The last 1000 rate-limit windows, oldest first. */
  readonly windows: readonly Window[];
  /** How many calls got a 429. */
  readonly refused: number;
  /** How often each kind of fault struck. */
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
}

export function statsOf({ counts, rateLimit, faults }: Instance): Stats {
  return {
    calls: counts.total,
    endpoints: counts.byEndpoint(),
    windows: rateLimit.windows(),
    refused: counts.withStatus(429),
    faults: faults.counts(),
  };
}
