/** What one event came to, as numbers. */
export interface Measurement {
  readonly rule: string;
  /** `acted`, `planned`, `refused`, `failed`, `skipped`, `duplicate`, `later`, `paused` or `parked`. */
  readonly outcome: string;
  /** Time spent on it, milliseconds. */
  readonly durationMs: number;
  /** Calls to Intercom made for it. */
  readonly calls: number;
  /** For an action on a webhook: from Intercom's notification to the end of the action, milliseconds. */
  readonly ageMs?: number;
}

/** Where measurements go. */
export interface Meter {
  measure(measurement: Measurement): void;
}
