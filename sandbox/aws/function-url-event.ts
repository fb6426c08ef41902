import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { LambdaFunctionURLEvent } from "aws-lambda";

/** The media types whose bodies Lambda hands over as text; all others come in Base64. */
const TEXT_TYPE = /^(text\/.+|application\/(json|xml|javascript|.+\+json|.+\+xml))$/;
const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * An HTTP request as the event of a function URL, payload format 2.0. `nowMs` is epoch milliseconds. A body of a text
 * type that isn't UTF-8 comes in Base64, so that no byte of it changes.
 * https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads
 */
export function functionUrlEvent(
  request: IncomingMessage,
  body: Buffer,
  by: { readonly requestId: string; readonly nowMs: number },
): LambdaFunctionURLEvent {
  const [rawPath = "/", ...query] = (request.url ?? "/").split("?");
  const rawQueryString = query.join("?");
  const { cookie, ...others } = joinHeaders(request.headersDistinct);
  const method = request.method ?? "GET";
  const domainName = request.headers.host ?? "";
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; ?/) }),
    headers: others,
    ...(rawQueryString === "" ? {} : { queryStringParameters: queryOf(rawQueryString) }),
    requestContext: {
      accountId: "anonymous",
      apiId: "sandbox",
      domainName,
      domainPrefix: domainName.split(".")[0] ?? "",
      http: {
        method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? "",
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId: by.requestId,
      routeKey: "$default",
      stage: "$default",
      time: commonLogTime(by.nowMs),
      timeEpoch: by.nowMs,
    },
    ...bodyOf(request.headers, body),
  };
}

function bodyOf(headers: IncomingHttpHeaders, body: Buffer): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const mediaType = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const text = TEXT_TYPE.test(mediaType) ? decode(body) : undefined;
  if (text === undefined) return { body: body.toString("base64"), isBase64Encoded: true };
  return { body: text, isBase64Encoded: false };
}

function decode(body: Buffer): string | undefined {
  try {
    return UTF_8.decode(body);
  } catch {
    return undefined;
  }
}

/** Node has made the names lower case; several values of one are joined. */
function joinHeaders(headers: NodeJS.Dict<string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, values = []]) => [name, values.join(",")]));
}

function queryOf(rawQueryString: string): Record<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
}

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(ms: number): string {
  const [date = "", time = ""] = new Date(ms).toISOString().split(/[T.]/);
  const [year, month, day] = date.split("-");
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`;
}
