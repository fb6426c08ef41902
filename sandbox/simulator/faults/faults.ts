import type { Clock } from "../clock.ts";
import { seededRandom } from "../random.ts";
import { type Effect, type FaultKind, type FaultSeed, isWebhookEffect, type Notice } from "./fault.ts";
import { type CallName, matchesCall, matchesTopic } from "./pattern.ts";

/** A fault that was made. */
export interface Fault extends FaultSeed {
  readonly id: string;
  /** When it was made: epoch milliseconds. */
  readonly madeAt: number;
  /** How often it has struck. */
  readonly struck: number;
}

/** The faults of one life of the simulator. */
export interface Faults {
  add(seed: FaultSeed): Fault;
  find(id: string): Fault | undefined;
  /** In the order of their making. */
  all(): readonly Fault[];
  /** Answers whether there was one. */
  remove(id: string): boolean;
  clear(): void;
  /** The effects that strike a call, in the order of their making; after one that answers it there is no other. */
  strikeCall(call: CallName): readonly Effect[];
  /** The effects that strike a notification, in the order of their making. Each receiver's is struck for itself. */
  strikeNotification(notice: Notice): readonly Effect[];
  /** How often each kind has struck, by faults that are gone too. */
  counts(): Readonly<Partial<Record<FaultKind, number>>>;
}

interface Live {
  readonly seed: FaultSeed;
  readonly id: string;
  readonly madeAt: number;
  readonly random: () => number;
  struck: number;
}

/** Each fault has dice of its own: the same seed and the same calls throw the same ones. */
export function createFaults(clock: Clock, seed: number): Faults {
  const faults = new Map<string, Live>();
  const counts = new Map<FaultKind, number>();
  let made = 0;

  function strikes(fault: Live): boolean {
    const { effect, probability, count } = fault.seed;
    if (count !== undefined && fault.struck >= count) return false;
    if (effect.kind === "storm" && clock.now() >= fault.madeAt + effect.seconds * 1000) return false;
    if (fault.random() >= probability) return false;
    fault.struck += 1;
    counts.set(effect.kind, (counts.get(effect.kind) ?? 0) + 1);
    return true;
  }

  return {
    add(given) {
      made += 1;
      const random = seededRandom(Math.imul(seed, 1_000_003) + 500 + made);
      const fault: Live = { seed: given, id: String(made), madeAt: clock.now(), random, struck: 0 };
      faults.set(fault.id, fault);
      return shown(fault);
    },
    find(id) {
      const fault = faults.get(id);
      return fault === undefined ? undefined : shown(fault);
    },
    all: () => [...faults.values()].map(shown),
    remove: (id) => faults.delete(id),
    clear: () => faults.clear(),
    strikeCall(call) {
      const struck: Effect[] = [];
      for (const fault of faults.values()) {
        const { effect, pattern } = fault.seed;
        if (isWebhookEffect(effect) || !matchesCall(pattern, call) || !strikes(fault)) continue;
        struck.push(effect);
        if (effect.kind !== "latency") break;
      }
      return struck;
    },
    strikeNotification: (notice) =>
      [...faults.values()]
        .filter(({ seed }) => concerns(seed, notice))
        .filter(strikes)
        .map((fault) => fault.seed.effect),
    counts: () => Object.fromEntries(counts),
  };
}

function concerns({ effect, pattern, receiver }: FaultSeed, notice: Notice): boolean {
  if (!isWebhookEffect(effect) || !matchesTopic(pattern, notice.topic)) return false;
  return receiver === undefined || receiver === notice.receiver;
}

function shown({ seed, id, madeAt, struck }: Live): Fault {
  return { ...seed, id, madeAt, struck };
}
