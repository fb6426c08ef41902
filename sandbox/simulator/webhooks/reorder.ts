import type { Clock } from "../clock.ts";

/** How a notification's order is disturbed. */
export interface Shuffle {
  /** How many notifications are gathered before they go out, the last one first. */
  readonly window: number;
  /** After so many milliseconds they go out though they are fewer. */
  readonly ms: number;
}

/** Gathers what is to go out in another order than it came. */
export interface Reorder<T> {
  hold(one: T, shuffle: Shuffle): void;
  /** Forgets what is held. */
  stop(): void;
}

/** `release` gets what was gathered, the last one first. */
export function createReorder<T>(clock: Clock, release: (gathered: readonly T[]) => void): Reorder<T> {
  let held: T[] = [];
  let cancel: (() => void) | undefined;

  function clear(): readonly T[] {
    const gathered = held.reverse();
    held = [];
    cancel?.();
    cancel = undefined;
    return gathered;
  }

  return {
    hold(one, { window, ms }) {
      held.push(one);
      cancel ??= clock.schedule(clock.now() + ms, () => release(clear()));
      if (held.length >= window) release(clear());
    },
    stop: () => void clear(),
  };
}
