export { AbortedError } from "./aborted-error.ts";
export { ApiError, type Failure, type IntercomErrorEntry } from "./api-error.ts";
export { ArgumentInvalidError } from "./argument-invalid-error.ts";
export type { CallInfo } from "./call-info.ts";
export { ConflictError } from "./conflict-error.ts";
export { DeadlineError } from "./deadline-error.ts";
export { DuplicateEmailError } from "./duplicate-email-error.ts";
export { ForbiddenError } from "./forbidden-error.ts";
export { InvalidRequestError } from "./invalid-request-error.ts";
export { NetworkError, type NetworkFailure } from "./network-error.ts";
export { type NextLinkProblem, NextLinkRefusedError } from "./next-link-refused-error.ts";
export { NotFoundError } from "./not-found-error.ts";
export { RateLimitedError } from "./rate-limited-error.ts";
export { ResponseInvalidError, type ResponseProblem } from "./response-invalid-error.ts";
export { ResponseTooLargeError } from "./response-too-large-error.ts";
export { ScrollExistsError } from "./scroll-exists-error.ts";
export { ScrollExpiredError } from "./scroll-expired-error.ts";
export { ServerError } from "./server-error.ts";
export {
  type ErrorDetails,
  isSwitchboardError,
  SwitchboardError,
  type SwitchboardErrorOptions,
} from "./switchboard-error.ts";
export { TimeoutError } from "./timeout-error.ts";
export { UnauthorizedError } from "./unauthorized-error.ts";
