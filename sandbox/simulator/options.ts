import type { Clock } from "./clock.ts";
import type { Nulls } from "./people/orders.ts";
import type { DeliveryRules } from "./webhooks/rules.ts";
import type { Webhook } from "./webhooks/topics.ts";
import type { Workspace } from "./workspace.ts";

/** How to start a simulator. Everything has a default. */
export interface SimulatorOptions {
  /** On 127.0.0.1. Default 0: any free one. */
  readonly port?: number | undefined;
  /** The access token that calls must bring. Default `sandbox-token`. */
  readonly token?: string | undefined;
  /** The workspace's short code. Default `sandbox1`. */
  readonly appId?: string | undefined;
  /** Default: the machine's own. */
  readonly clock?: Clock | undefined;
  /** Of ids. The same seed and the same calls give the same ids. Default 1. */
  readonly seed?: number | undefined;
  /** Calls per window of 10 seconds. Default 167. */
  readonly rateLimit?: number | undefined;
  /** The app's webhook. Default: none. */
  readonly webhook?: Webhook | undefined;
  /** The teammates. Default: six admins and two teams. */
  readonly workspace?: Workspace | undefined;
  /** A folder that keeps the workspace over stops; it has its own seed then. Default: nothing is kept. */
  readonly keep?: string | undefined;
  /** How many custom attributes people, and companies, have room for. Default: without end. */
  readonly attributeLimit?: number | undefined;
  /** Whether a client that asks for gzip gets it. Default true. */
  readonly gzip?: boolean | undefined;
  /**
   * Where people without `last_request_at` come in lists sorted by it, either way: `first`, `last`, or by default where
   * the `oldest` do.
   */
  readonly nulls?: Nulls | undefined;
  /** How notifications are delivered, as far as it differs from the default (webhooks/rules.ts). */
  readonly delivery?: Partial<DeliveryRules> | undefined;
}

/** Throws a RangeError that names the option, unless `value` is a whole number of at least `least`. */
export function checkWhole(name: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`${name} must be a whole number of at least ${least}, not ${value}.`);
}
