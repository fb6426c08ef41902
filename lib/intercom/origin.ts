import { ArgumentInvalidError } from "./errors/index.ts";

/** Where a workspace's data is kept. */
export type Region = "us" | "eu" | "au";

const ORIGINS = {
  us: "https://api.intercom.io",
  eu: "https://api.eu.intercom.io",
  au: "https://api.au.intercom.io",
} as const satisfies Record<Region, string>;

/** The API's origin in a region. */
export function originOf(region: Region): string {
  const origin: string | undefined = ORIGINS[region];
  if (origin === undefined) throw new ArgumentInvalidError("region", "is unknown: give us, eu or au");
  return origin;
}

/**
 * An origin as it is used: scheme, host and port. Throws `ArgumentInvalidError` for anything more, because the rest
 * would be lost silently, and for plain HTTP to another machine, because the token would be readable on the way.
 */
export function checkOrigin(origin: string): string {
  if (!URL.canParse(origin)) {
    throw new ArgumentInvalidError("origin", "is no URL: give one such as https://api.intercom.io");
  }
  const url = new URL(origin);
  if (url.username !== "" || url.password !== "") {
    throw new ArgumentInvalidError("origin", "holds credentials: give the access token as token instead");
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new ArgumentInvalidError(
      "origin",
      "has a path, a query or a fragment: give only scheme, host and port",
    );
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isThisMachine(url.hostname))) {
    throw new ArgumentInvalidError(
      "origin",
      "is not https: only 127.0.0.1, [::1] and localhost may use http",
    );
  }
  return url.origin;
}

function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
