import type { Clock } from "./clock.ts";

/** What is to happen later, and can be called off all at once. */
export interface Timers {
  /** Calls `fn` in `ms` milliseconds of the clock. */
  after(ms: number, fn: () => void): void;
  stop(): void;
}

export function createTimers(clock: Clock): Timers {
  const cancels = new Set<() => void>();
  return {
    after(ms, fn) {
      const cancel = clock.schedule(clock.now() + ms, () => {
        cancels.delete(cancel);
        fn();
      });
      cancels.add(cancel);
    },
    stop() {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
