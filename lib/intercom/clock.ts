/** Where the product gets its time from, so that tests can bring their own. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds (at once if `ms` is not above 0); rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

// A longer delay makes setTimeout fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    let left = ms;
    for (; left > LONGEST_TIMER_MS; left -= LONGEST_TIMER_MS) await timer(LONGEST_TIMER_MS, signal);
    await timer(Math.max(left, 0), signal);
  },
};

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (signal?.aborted) {
    reject(signal.reason);
    return promise;
  }
  const timeout = setTimeout(done, ms);
  signal?.addEventListener("abort", cancel, { once: true });
  return promise;

  function done(): void {
    signal?.removeEventListener("abort", cancel);
    resolve();
  }
  function cancel(): void {
    clearTimeout(timeout);
    reject(signal?.reason);
  }
}
