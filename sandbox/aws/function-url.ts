import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Clock } from "./clock.ts";
import { functionUrlEvent } from "./function-url-event.ts";
import { functionUrlResponse, type HttpResponse } from "./function-url-response.ts";
import { closeServer, listen, readBody } from "./http-server.ts";
import type { Invoke } from "./invocation.ts";

/** Lambda takes a request of at most 6 MB. */
const LONGEST_BODY_BYTES = 6 * 1024 * 1024;

export interface FunctionUrlsOptions {
  readonly port: number;
  /** Which function answers which path, `/webhook` for example. The query doesn't count. */
  readonly routes: Readonly<Record<string, Invoke>>;
  readonly clock: Clock;
}

export interface FunctionUrls {
  /** Such as `http://127.0.0.1:4020`. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Serves functions over HTTP on 127.0.0.1 as function URLs do (payload format 2.0, no authorization), all on one port
 * with a path each; port 0 takes any free port. Throws PortInUseError.
 */
export async function startFunctionUrls({ port, routes, clock }: FunctionUrlsOptions): Promise<FunctionUrls> {
  const byPath = new Map(Object.entries(routes));

  async function respond(request: IncomingMessage): Promise<HttpResponse> {
    const [path = "/"] = (request.url ?? "/").split("?");
    const invoke = byPath.get(path);
    if (invoke === undefined) return notFound(path, [...byPath.keys()]);
    const body = await readBody(request, LONGEST_BODY_BYTES);
    if (body === undefined) return TOO_LARGE;
    const event = functionUrlEvent(request, body, { requestId: randomUUID(), nowMs: clock.now() });
    return functionUrlResponse(await invoke(event));
  }

  const server = createServer((request, response) => {
    respond(request)
      .then((answer) => send(response, answer))
      .catch(() => response.destroy());
  });
  const origin = await listen(server, port);
  return { origin, close: () => closeServer(server) };
}

const TOO_LARGE: HttpResponse = {
  statusCode: 413,
  // The rest of the body is not read, so that the connection can't be used again.
  headers: { "content-type": "application/json", connection: "close" },
  body: JSON.stringify({ message: `Request must be smaller than ${LONGEST_BODY_BYTES} bytes` }),
};

function notFound(path: string, paths: readonly string[]): HttpResponse {
  const known = paths.join(", ");
  return {
    statusCode: 404,
    headers: { "content-type": "text/plain" },
    body: `No function has the path ${path}. The sandbox's function URLs: ${known}.\n`,
  };
}

function send(response: ServerResponse, { statusCode, headers, body }: HttpResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(statusCode);
  response.end(body);
}
