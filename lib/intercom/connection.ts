import type { CallEvent } from "./attempt.ts";
import { type Clock, systemClock } from "./clock.ts";
import { ArgumentInvalidError } from "./errors/index.ts";
import { createMemoryLimiter, type Limiter } from "./limits/index.ts";
import { checkOrigin, originOf, type Region } from "./origin.ts";
import { createPages, type Pages } from "./pages.ts";
import { createRequest, type Request } from "./request.ts";
import { createScroll, type Scroll } from "./scroll.ts";
import { createTransport } from "./transport.ts";

const DEFAULT_ATTEMPT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_RESPONSE_BYTES = 16 * 1024 * 1024;
/** A longer delay makes setTimeout fire at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

interface CommonOptions {
  /** An access token of the workspace. */
  readonly token: string;
  /** Default: one of this client's own, in memory. */
  readonly limiter?: Limiter;
  readonly clock?: Clock;
  /** From 0 up to, not including, 1; spreads repetitions. Default: `Math.random`. */
  readonly random?: () => number;
  /** Of one attempt, not of a call: that is the call's `deadline`. Default 10 s. */
  readonly attemptTimeoutMs?: number;
  /** Counted after decompression. Default 16 MiB. */
  readonly maxResponseBytes?: number;
  /** Told of every attempt that ended; what it throws is ignored. */
  readonly onCall?: (event: CallEvent) => void;
}

/** A region, by default `us`; or another origin, such as a simulator's. */
export type IntercomClientOptions = CommonOptions &
  (
    | { readonly region?: Region; readonly origin?: never }
    | { readonly origin: string; readonly region?: never }
  );

/** What the resources of a client are made of. */
export interface IntercomConnection {
  readonly request: Request;
  readonly pages: Pages;
  readonly scroll: Scroll;
  /** Waits for the calls under way, then closes the connections. */
  readonly close: () => Promise<void>;
}

/**
 * Connects to one workspace. It keeps connections until `close`. For a client of few resources, such as in a small
 * bundle: `usersResource(request, pages, scroll)`. Throws `ArgumentInvalidError`.
 */
export function createIntercomConnection(options: IntercomClientOptions): IntercomConnection {
  const { token, clock = systemClock, random = Math.random, onCall = () => {} } = options;
  const { attemptTimeoutMs = DEFAULT_ATTEMPT_TIMEOUT_MS, maxResponseBytes = DEFAULT_MAX_RESPONSE_BYTES } =
    options;
  checkToken(token);
  checkWhole("attemptTimeoutMs", attemptTimeoutMs, LONGEST_TIMEOUT_MS);
  checkWhole("maxResponseBytes", maxResponseBytes, Number.MAX_SAFE_INTEGER);
  const origin = checkOrigin(options.origin ?? originOf(options.region ?? "us"));
  const limiter = options.limiter ?? createMemoryLimiter({ clock });
  const transport = createTransport({ origin, token, maxResponseBytes });
  const request = createRequest({ transport, limiter, clock, random, attemptTimeoutMs, onCall });
  return {
    request,
    pages: createPages(request, origin),
    scroll: createScroll(request),
    close: () => transport.close(),
  };
}

function checkToken(token: string): void {
  if (typeof token !== "string" || token === "") {
    throw new ArgumentInvalidError("token", "is empty: give an access token from Intercom's Developer Hub");
  }
  if (/\s/.test(token)) {
    throw new ArgumentInvalidError(
      "token",
      "holds whitespace, as from copying it with a line break: remove it",
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ArgumentInvalidError("token", "holds characters that no token has: copy it again");
  }
}

function checkWhole(argument: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new ArgumentInvalidError(argument, `must be a whole number from 1 to ${most}`);
  }
}
