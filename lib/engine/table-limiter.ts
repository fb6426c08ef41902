import { type Clock, type Limiter, RateLimitedError } from "../intercom/index.ts";
import {
  chargeWindow,
  correctWindowLimit,
  type LimiterWindow,
  lowerWindow,
  type Table,
  takeFromWindow,
} from "../state/index.ts";
import { BudgetTooSmallError } from "./errors.ts";

const WINDOW_MS = 10_000;
/** Calls granted later than this before a window's end could reach Intercom in the next one. */
const UNGRANTED_MS = 200;
/** What a sweep leaves of every window to live work. */
const RESERVED_SHARE = 0.3;
/** Wakes waiting workers spread out rather than all at once. */
const WAKE_SPREAD_MS = 150;
/** A difference between our count and Intercom's that other workers' calls on their way can't explain. */
const STRANGE_SHARE = 0.2;
/** A reset further away than this is a broken header. */
const LONGEST_PAUSE_MS = 60_000;
/** Below every limit that Intercom has had, until the first answer or another worker says more. */
const FIRST_LIMIT = 83;

/** Calls granted from one window, to be made before it ends. */
export interface Grant {
  /** Epoch seconds, UTC. */
  readonly window: number;
  /** Epoch milliseconds, UTC: later, the calls would count in the next window. */
  readonly until: number;
}

export interface Wait {
  /** Epoch milliseconds, UTC: a wait beyond it throws RateLimitedError at once. */
  readonly deadline?: number;
  readonly signal?: AbortSignal;
}

/** The workspace's API budget, shared by every function through the table. */
export interface TableLimiter extends Limiter {
  grant(calls: number, wait: Wait): Promise<Grant>;
  /** Takes account of a call granted from an earlier window that Intercom counted in this one (epoch seconds). */
  charge(window: number): Promise<void>;
}

/**
 * One item per ten-second window of Intercom's clock, one conditional write a grant
 * (docs/intercom-api-1.3/errors-and-rate-limits.md, "Rate limiting"). The limit is learned from answers.
 * `share` says whose work it is: a sweep leaves three tenths of every window to live work.
 */
export function createTableLimiter(
  table: Table,
  clock: Clock,
  random: () => number,
  share: "live" | "sweep",
): TableLimiter {
  let learned: number | undefined;
  let believed = FIRST_LIMIT;
  /** The window that is known to have nothing left for us: no write is spent on asking again. */
  let spent: number | undefined;
  /** The last window granted from, and what was left of it then. */
  let latest: LimiterWindow | undefined;

  async function tryGrant(calls: number, start: number): Promise<Grant | undefined> {
    const reserve = share === "sweep" ? Math.floor(believed * RESERVED_SHARE) : 0;
    if (calls + reserve > believed) throw new BudgetTooSmallError(calls, believed);
    const window = await takeFromWindow(table, { start, calls, reserve, limit: believed });
    if (window === undefined) return undefined;
    latest = window;
    if (learned === undefined) believed = window.limit;
    // Only downwards: what was learned may be old by now. A fresh answer may raise the limit, in learn.
    else if (window.limit > learned) await correctWindowLimit(table, window, learned);
    return { window: start, until: (start + 10) * 1000 - UNGRANTED_MS };
  }

  async function grant(calls: number, wait: Wait): Promise<Grant> {
    for (;;) {
      const now = clock.now();
      const start = Math.floor(now / WINDOW_MS) * 10;
      const end = (start + 10) * 1000;
      if (now < end - UNGRANTED_MS && spent !== start) {
        const granted = await tryGrant(calls, start);
        if (granted !== undefined) return granted;
        spent = start;
      }
      const wake = end + Math.ceil(random() * WAKE_SPREAD_MS);
      if (wait.deadline !== undefined && wake > wait.deadline)
        throw new RateLimitedError({ resetAtMs: wake });
      await clock.sleep(wake - clock.now(), wait.signal);
    }
  }

  return {
    grant,
    charge: (window) => chargeWindow(table, window, 1, believed),
    async take(calls, options) {
      await grant(calls, options);
    },
    async learn({ limit, remaining, resetAt }) {
      if (limit !== undefined && limit > 0) {
        if (limit !== learned) spent = undefined;
        learned = limit;
        believed = limit;
        if (latest !== undefined && latest.limit !== limit)
          latest = await correctWindowLimit(table, latest, limit);
      }
      if (remaining === undefined || resetAt === undefined) return;
      const start = resetAt / 1000 - 10;
      if (remaining === 0) spent = start;
      const others = latest?.start === start ? latest.left - remaining : 0;
      if (others > believed * STRANGE_SHARE) latest = await lowerWindow(table, start, remaining, believed);
    },
    async pause(untilMs) {
      const end = Math.min(untilMs, clock.now() + LONGEST_PAUSE_MS);
      const last = Math.floor((end - 1) / WINDOW_MS) * 10;
      for (let start = Math.floor(clock.now() / WINDOW_MS) * 10; start <= last; start += 10) {
        await lowerWindow(table, start, 0, believed);
      }
      spent = last;
    },
  };
}
