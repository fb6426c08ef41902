import { ApiError } from "./api-error.ts";

const RELEASED = new Set(["1.0", "1.1", "1.2", "1.3", "1.4"]);

/**
 * The header `Intercom-Version`. Every released 1.x is served as 1.3; anything else is unknown here
 * (00-common.md, section 7). Throws 400 `intercom_version_invalid`.
 */
export function checkVersion(version: string | undefined): void {
  if (version === undefined || RELEASED.has(version.trim())) return;
  throw new ApiError(400, "intercom_version_invalid", "The requested version could not be found");
}

/**
 * The header `Accept`. JSON by any of its names, or no wish at all; the Ruby client asks for
 * `application/vnd.intercom.3+json` (leads.md). Throws 406 `media_type_not_acceptable`.
 */
export function checkAccept(accept: string | undefined): void {
  if (accept === undefined || accept.trim() === "") return;
  const wanted = accept.split(",").map((range) => (range.split(";")[0] ?? "").trim().toLowerCase());
  if (wanted.some((range) => /^(\*\/\*|application\/\*|application\/(\S+\+)?json)$/.test(range))) return;
  throw new ApiError(406, "media_type_not_acceptable", "Send an Accept header of application/json");
}
