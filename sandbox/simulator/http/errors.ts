import { ApiError } from "./api-error.ts";

/** 404 for a path, a conversation or anything else without an error of its own. */
export const resourceNotFound = () => new ApiError(404, "not_found", "Resource Not Found");

export const userNotFound = () => new ApiError(404, "not_found", "User Not Found");

export const contactNotFound = () => new ApiError(404, "not_found", "Contact Not Found");

export const companyNotFound = () => new ApiError(404, "company_not_found", "Company Not Found");

export const visitorNotFound = () => new ApiError(404, "not_found", "Visitor Not Found");

export const adminNotFound = () => new ApiError(404, "admin_not_found", "Admin not found");

export const teamNotFound = () => new ApiError(404, "team_not_found", "Team not found");

/** 400: a value that can't be. */
export const parameterInvalid = (message: string, field?: string) =>
  new ApiError(400, "parameter_invalid", message, field === undefined ? {} : { field });

/** 400: a value that is needed and missing. */
export const parameterNotFound = (message: string, field?: string) =>
  new ApiError(400, "parameter_not_found", message, field === undefined ? {} : { field });

/** 400: a JSON value of the wrong kind. */
export const typeMismatch = (field: string, expected: string) =>
  new ApiError(400, "type_mismatch", `${field} must be ${expected}`, { field });

/** 409: an email that can't tell which user is meant. */
export const severalUsers = (email: string) =>
  new ApiError(
    409,
    "conflict",
    `Multiple existing users match this email address ${email} - must be more specific using user_id`,
  );

/** 403: assigning and away mode need a paid inbox seat (errors-and-rate-limits.md). */
export const inboxSeatMissing = () =>
  new ApiError(403, "action_forbidden", "The teammate who makes this call has no inbox seat");
