import type { Failure, IntercomErrorEntry } from "./api-error.ts";
import type { AnswerBody, ErrorList } from "./body.ts";
import type { CallInfo } from "./call-info.ts";
import { ConflictError } from "./conflict-error.ts";
import { DuplicateEmailError } from "./duplicate-email-error.ts";
import { ForbiddenError } from "./forbidden-error.ts";
import { InvalidRequestError } from "./invalid-request-error.ts";
import { NotFoundError } from "./not-found-error.ts";
import { RateLimitedError } from "./rate-limited-error.ts";
import { ScrollExistsError } from "./scroll-exists-error.ts";
import { ServerError } from "./server-error.ts";
import type { SwitchboardError } from "./switchboard-error.ts";
import { UnauthorizedError } from "./unauthorized-error.ts";

interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * The one place that turns an answer into an error: by status, as the official table has it
 * (docs/intercom-api-1.3/00-common.md §6), and by code when an error list came with a status that says success.
 */
export function errorFromAnswer(
  call: CallInfo,
  { status, headers }: AnswerHead,
  body: AnswerBody,
  resetAtMs: number,
): SwitchboardError {
  const list = body.kind === "error_list" ? body.json : undefined;
  const errors = list?.errors.map(readEntry) ?? [];
  const requestId = headers["x-request-id"] ?? list?.request_id ?? null;
  const failure: Failure = { ...call, status, requestId, errors, body: body.kind };
  if (isAboutSharedEmail(failure)) return new DuplicateEmailError(failure);
  if (errors.some(({ code }) => code === "scroll_exists")) return new ScrollExistsError(failure);
  return byStatus(status >= 400 ? status : statusOf(errors[0]?.code), failure, resetAtMs);
}

function byStatus(status: number, failure: Failure, resetAtMs: number): SwitchboardError {
  switch (status) {
    case 401:
      return new UnauthorizedError(failure);
    case 402:
    case 403:
      return new ForbiddenError(failure);
    case 404:
      return new NotFoundError(failure);
    case 408:
      return new ServerError(failure);
    case 409:
      return new ConflictError(failure);
    case 429:
      return new RateLimitedError({ resetAtMs, failure });
    default:
      return status >= 500 ? new ServerError(failure) : new InvalidRequestError(failure);
  }
}

function readEntry({ type, code, message, field }: ErrorList["errors"][number]): IntercomErrorEntry {
  return {
    code: String(code ?? type ?? "unknown"),
    ...(typeof message === "string" && { message }),
    ...(typeof field === "string" && { field }),
  };
}

// 409 conflict today; 400 in captures before about 2017, when only the text told it from other mistakes.
function isAboutSharedEmail({ status, errors }: Failure): boolean {
  const isText = errors.some(({ message }) =>
    /multiple existing users match this email/i.test(message ?? ""),
  );
  return isText && (status === 409 || status === 400 || status < 300);
}

/** The usual status of a code, from the tables in docs/intercom-api-1.3/errors-and-rate-limits.md. */
function statusOf(code: string | undefined): number {
  return (code !== undefined && USUAL_STATUS.get(code)) || 400;
}

const USUAL_STATUS: ReadonlyMap<string, number> = new Map([
  ["server_error", 500],
  ["service_unavailable", 503],
  ["service_error", 500],
  ["server_timeout", 504],
  ["action_forbidden", 403],
  ["api_plan_restricted", 403],
  ["not_restorable", 403],
  ["forbidden", 403],
  ["conflict", 409],
  ["resource_conflict", 409],
  ["rate_limit_exceeded", 429],
  ["retry_after", 429],
  ["unauthorized", 401],
  ["missing_authorization", 401],
  ["token_revoked", 401],
  ["token_blocked", 401],
  ["token_not_found", 401],
  ["token_unauthorized", 401],
  ["token_expired", 401],
  ["token_suspended", 401],
  ["not_found", 404],
  ["admin_not_found", 404],
  ["team_not_found", 404],
  ["company_not_found", 404],
]);
