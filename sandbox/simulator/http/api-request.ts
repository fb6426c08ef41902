import type { JsonObject } from "../json.ts";
import { tidyPath } from "./path.ts";
import type { ApiRequest } from "./route.ts";

/** A call as a resource sees it. Its address is parsed only for who looks at it: views don't. */
export function apiRequest(address: string, body: JsonObject, param: (name: string) => string): ApiRequest {
  let parsed: URL | undefined;
  const url = (): URL => {
    if (parsed !== undefined) return parsed;
    parsed = new URL(address);
    parsed.pathname = tidyPath(parsed.pathname);
    return parsed;
  };
  return {
    param,
    body,
    get url() {
      return url();
    },
    get query() {
      return url().searchParams;
    },
  };
}
