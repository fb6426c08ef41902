import { validateHeaderName, validateHeaderValue } from "node:http";
import * as z from "zod/mini";
import type { Invocation } from "./invocation.ts";

/** What goes back over HTTP. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

const httpResult = z.object({
  statusCode: z.int().check(z.minimum(200), z.maximum(599)),
  headers: z.nullish(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  cookies: z.nullish(z.array(z.string())),
  body: z.nullish(z.string()),
  isBase64Encoded: z.nullish(z.boolean()),
});

const JSON_TYPE = { "content-type": "application/json" };
const BAD_GATEWAY: HttpResponse = {
  statusCode: 502,
  headers: { "content-type": "text/plain" },
  body: "Internal Server Error",
};

/**
 * A function's answer as an HTTP response: with a `statusCode` it is taken apart; anything else is the body of a 200.
 * A failed function, or an answer that can't be read, is 502.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
export function functionUrlResponse(invocation: Invocation): HttpResponse {
  if (!invocation.ok) return BAD_GATEWAY;
  const { result } = invocation;
  if (typeof result !== "object" || result === null || !("statusCode" in result)) {
    return {
      statusCode: 200,
      headers: JSON_TYPE,
      body: typeof result === "string" ? result : JSON.stringify(result),
    };
  }
  const parsed = z.safeParse(httpResult, result);
  if (!parsed.success) return BAD_GATEWAY;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const given = Object.entries(headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  if (!given.every(isHeader) || !(cookies ?? []).every((cookie) => isHeader(["set-cookie", cookie]))) {
    return BAD_GATEWAY;
  }
  return {
    statusCode,
    headers: {
      ...JSON_TYPE,
      ...Object.fromEntries(given),
      ...(cookies === null || cookies === undefined ? {} : { "set-cookie": cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body ?? "", "base64") : (body ?? ""),
  };
}

function isHeader([name, value]: readonly [string, string]): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
