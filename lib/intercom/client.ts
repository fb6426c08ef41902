import type { CallEvent } from "./attempt.ts";
import { type Clock, systemClock } from "./clock.ts";
import { ArgumentInvalidError } from "./errors/index.ts";
import { createMemoryLimiter, type Limiter } from "./limits/index.ts";
import { checkOrigin, originOf, type Region } from "./origin.ts";
import { createPages } from "./pages.ts";
import { createRequest } from "./request.ts";
import { adminsResource } from "./resources/admins.ts";
import { conversationsResource } from "./resources/conversations.ts";
import { countsResource } from "./resources/counts.ts";
import { leadsResource } from "./resources/leads.ts";
import { messagesResource } from "./resources/messages.ts";
import { teamsResource } from "./resources/teams.ts";
import { usersResource } from "./resources/users.ts";
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

export type IntercomClient = ReturnType<typeof createIntercomClient>;

/**
 * Makes a client of Intercom's REST API 1.3 for one workspace. It keeps connections until `close`. Every method's last
 * argument is `CallOptions`; every failure is one of the errors in errors/. Throws `ArgumentInvalidError`.
 * Facts: docs/intercom-api-1.3/00-common.md.
 */
export function createIntercomClient(options: IntercomClientOptions) {
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
  const pages = createPages(request, origin);

  return {
    admins: adminsResource(request),
    conversations: conversationsResource(request, pages),
    counts: countsResource(request, pages),
    leads: leadsResource(request, pages),
    messages: messagesResource(request),
    teams: teamsResource(request),
    users: usersResource(request, pages),
    /** Waits for the calls under way, then closes the connections. */
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
