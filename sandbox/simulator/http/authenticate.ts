import { timingSafeEqual } from "node:crypto";
import { ApiError } from "./api-error.ts";

/**
 * Refuses a request without the workspace's token. It comes as `Bearer <token>`, or by Basic as the user name with
 * an empty password (00-common.md, section 5). Throws the documented 401s.
 */
export function authenticate(authorization: string | undefined, token: string): void {
  if (authorization === undefined || authorization.trim() === "") {
    throw new ApiError(401, "missing_authorization", "No authorization data was sent with the request");
  }
  if (!same(tokenOf(authorization), token)) throw new ApiError(401, "unauthorized", "Access Token Invalid");
}

function tokenOf(authorization: string): string {
  const [, scheme = "", credentials = ""] = /^(\S+)\s+(\S+)\s*$/.exec(authorization.trim()) ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() !== "basic") return "";
  const pair = Buffer.from(credentials, "base64").toString("utf8");
  return pair.endsWith(":") ? pair.slice(0, -1) : "";
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
