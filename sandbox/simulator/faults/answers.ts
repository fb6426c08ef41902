import type { JsonObject } from "../json.ts";

/** The code that an `error.list` has for a status, where the facts know one (errors-and-rate-limits.md). */
const CODES: ReadonlyMap<number, string> = new Map([
  [401, "unauthorized"],
  [403, "action_forbidden"],
  [404, "not_found"],
  [408, "server_timeout"],
  [409, "conflict"],
  [422, "parameter_invalid"],
  [429, "rate_limit_exceeded"],
  [503, "service_unavailable"],
]);

/** The answer of a fault with a status. A text goes as it is; without a body it is an `error.list`. */
export function statusAnswer(
  status: number,
  body: string | JsonObject | undefined,
  requestId: string,
): Response {
  const text = typeof body === "string" ? body : JSON.stringify(body ?? errorList(status, requestId));
  return new Response(BODILESS.has(status) ? null : text, {
    status,
    headers: {
      "Content-Type":
        typeof body === "string" ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
      "X-Request-Id": requestId,
    },
  });
}

const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

function errorList(status: number, requestId: string): JsonObject {
  const code = CODES.get(status) ?? (status >= 500 ? "server_error" : "client_error");
  return {
    type: "error.list",
    request_id: requestId,
    errors: [{ code, message: "A fault of the simulator" }],
  };
}

/** What a gateway answers when the API behind it doesn't: a page, without any header of Intercom's. */
export function gatewayAnswer(status: number): Response {
  const page = `<html>\r\n<head><title>${status} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>${status} Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n`;
  return new Response(page, { status, headers: { "Content-Type": "text/html" } });
}
