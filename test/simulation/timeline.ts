import { setImmediate as turn } from "node:timers/promises";

/** Virtual time, and everything that is to happen in it. */
export interface Timeline {
  /** Epoch milliseconds, UTC. */
  now(): number;
  /** Does something at a time (epoch milliseconds; now, if that is past). */
  at(atMs: number, happens: () => unknown): void;
  /** Lets everything happen up to a time, one after the other. Throws after `most` happenings: something never ends. */
  runUntil(untilMs: number, most?: number): Promise<void>;
}

interface Happening {
  readonly atMs: number;
  readonly order: number;
  readonly happens: () => unknown;
}

/**
 * A turnstile of everything that happens: one thing at a time, in order of virtual time, and the next only after all
 * that the last one set free stands still again. So the interleaving of many workers depends on their latencies
 * alone, however long the real calls take.
 */
export function createTimeline(startMs: number): Timeline {
  let now = startMs;
  let order = 0;
  // A heap: the earliest first, and of one time the one that was asked for first.
  const heap: Happening[] = [];

  return {
    now: () => now,
    at(atMs, happens) {
      order += 1;
      push(heap, { atMs: Math.max(atMs, now), order, happens });
    },
    async runUntil(untilMs, most = 1_000_000) {
      await turn();
      for (let count = 0; (heap[0]?.atMs ?? Number.POSITIVE_INFINITY) <= untilMs; count += 1) {
        if (count === most) throw new Error(`after ${most} happenings something still goes on`);
        const next = pop(heap);
        if (next === undefined) break;
        now = next.atMs;
        await next.happens();
        // Who was set free runs on in microtasks, to its next call of a port or to its end.
        await turn();
      }
      now = untilMs;
    },
  };
}

function isBefore(a: Happening | undefined, b: Happening | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return a.atMs === b.atMs ? a.order < b.order : a.atMs < b.atMs;
}

function push(heap: Happening[], one: Happening): void {
  let at = heap.push(one) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIf(heap, at, parent)) return;
    at = parent;
  }
}

function pop(heap: Happening[]): Happening | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  heap[0] = last;
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const child = isBefore(heap[right], heap[left]) ? right : left;
    if (!swapIf(heap, child, at)) return first;
    at = child;
  }
}

/** Swaps the two if the one at `lower` comes before the one at `upper`. */
function swapIf(heap: Happening[], lower: number, upper: number): boolean {
  const [below, above] = [heap[lower], heap[upper]];
  if (below === undefined || above === undefined || !isBefore(below, above)) return false;
  heap[lower] = above;
  heap[upper] = below;
  return true;
}
