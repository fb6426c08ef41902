/** Intercom counts calls in windows that begin at multiples of ten seconds of its clock. */
export const WINDOW_MS = 10_000;

/** Calls granted later than this before a window's end could reach Intercom in the next one. */
export const UNGRANTED_MS = 200;

/** When the window that contains a time ends: epoch milliseconds, UTC. */
export function windowEnd(timeMs: number): number {
  return (Math.floor(timeMs / WINDOW_MS) + 1) * WINDOW_MS;
}
