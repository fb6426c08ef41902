import { type ErrorDetails, SwitchboardError } from "./switchboard-error.ts";

/** One entry of Intercom's error list (docs/intercom-api-1.3/errors-and-rate-limits.md). */
export interface IntercomErrorEntry {
  readonly code: string;
  /** Intercom's own text. It may hold an email address: don't log it. */
  readonly message?: string;
  readonly field?: string;
}

/** What Intercom answered instead of what was asked for. */
export interface Failure {
  /** The endpoint's name, such as `conversations.reply`. */
  readonly endpoint: string;
  readonly method: string;
  /** The path's template, such as `/conversations/{id}/reply`: no ids, no query. */
  readonly path: string;
  readonly status: number;
  /** Intercom's id of the request, to be quoted to its support. */
  readonly requestId: string | null;
  /** Empty when the body was not an error list. */
  readonly errors: readonly IntercomErrorEntry[];
  /** What the body was. */
  readonly body: "error_list" | "other_json" | "html" | "empty" | "text";
}

/** Base of the errors that are an answer of Intercom's. */
export class ApiError extends SwitchboardError {
  declare readonly failure: Failure;

  constructor(code: string, retryable: boolean, failure: Failure, advice: string) {
    super(`${describeFailure(failure)}${advice}`, { code, retryable, details: failureDetails(failure) });
    this.name = "ApiError";
    hide(this, failure);
  }

  get status(): number {
    return this.failure.status;
  }

  get requestId(): string | null {
    return this.failure.requestId;
  }

  /** Intercom's own text about the first error. It may hold an email address: don't log it. */
  get intercomMessage(): string | undefined {
    return this.failure.errors[0]?.message;
  }
}

/** Keeps Intercom's own text out of what loggers print of an error: they list what is enumerable. */
export function hide(error: { readonly failure?: Failure }, failure: Failure): void {
  Object.defineProperty(error, "failure", { value: failure, enumerable: false });
}

const BODIES = {
  error_list: "",
  other_json: " (the body is JSON, but no error list)",
  html: " (the body is an HTML page, as from a gateway)",
  empty: " (the body is empty)",
  text: " (the body is not JSON)",
} as const satisfies Record<Failure["body"], string>;

/** One sentence without ids, query values or Intercom's own text. */
export function describeFailure({ method, path, status, errors, body }: Failure): string {
  const what = errors.map(({ code, field }) => safe(code) + (field ? ` at ${safe(field)}` : "")).join(", ");
  return `Intercom answered ${status}${what && ` ${what}`}${BODIES[body]} to ${method} ${path}. `;
}

/** What of a failure is safe to log. */
export function failureDetails({
  endpoint,
  method,
  path,
  status,
  requestId,
  errors,
  body,
}: Failure): ErrorDetails {
  return {
    endpoint,
    method,
    path,
    status,
    requestId,
    intercomCodes: errors.map(({ code }) => safe(code)).join(",") || null,
    fields: errors.flatMap(({ field }) => (field ? [safe(field)] : [])).join(",") || null,
    body,
  };
}

// Codes and field names are words; anything else might be a value.
function safe(word: string): string {
  return /^[\w.[\]-]{1,80}$/.test(word) ? word : "(withheld)";
}
