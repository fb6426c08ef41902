import type { CallEvent } from "../../intercom/index.ts";

/** Remembers Intercom's id of the last writing call, for receipts. */
export interface RequestTrace {
  /** The client's `onCall`. */
  readonly onCall: (event: CallEvent) => void;
  /** `Acting.lastRequest`. */
  readonly lastRequest: () => string | undefined;
}

/** A trace for one client; an invocation makes one call at a time. */
export function traceRequests(): RequestTrace {
  let last: string | undefined;
  return {
    onCall({ method, requestId }) {
      if (method !== "GET") last = requestId ?? undefined;
    },
    lastRequest: () => last,
  };
}
