/** Facts about a failure that are safe to log: never tokens, signatures, bodies or email addresses. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

export interface SwitchboardErrorOptions {
  /** Stable and dotted, such as `intercom.not_found`. */
  readonly code: string;
  /** Whether the same thing may succeed later. */
  readonly retryable: boolean;
  readonly details?: ErrorDetails;
  /** The earliest time at which a retry makes sense: epoch milliseconds, UTC. */
  readonly retryAtMs?: number;
  readonly cause?: unknown;
}

/**
 * The product's one base class of errors. Whoever handles an error decides by `code` and `retryable`, not by class:
 * see `isSwitchboardError`.
 */
export class SwitchboardError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly details: ErrorDetails;
  /** The earliest time at which a retry makes sense: epoch milliseconds, UTC. */
  declare readonly retryAtMs?: number;

  constructor(message: string, options: SwitchboardErrorOptions) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.name = "SwitchboardError";
    this.code = options.code;
    this.retryable = options.retryable;
    this.details = options.details ?? {};
    if (options.retryAtMs !== undefined) this.retryAtMs = options.retryAtMs;
  }
}

/** Recognises the product's errors by their shape, because `instanceof` fails between two copies of a module. */
export function isSwitchboardError(value: unknown): value is SwitchboardError {
  return (
    value instanceof Error &&
    "code" in value &&
    typeof value.code === "string" &&
    value.code.includes(".") &&
    "retryable" in value &&
    typeof value.retryable === "boolean" &&
    "details" in value &&
    typeof value.details === "object" &&
    value.details !== null
  );
}
