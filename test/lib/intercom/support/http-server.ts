import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Server, Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A request as a server saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  /** The body's text. */
  readonly body: string;
  /** Which connection it came over, from 1. */
  readonly connection: number;
}

export type Responder = (response: ServerResponse, request: SeenRequest, number: number) => void;

export interface HttpServer {
  readonly origin: string;
  /** In order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** Resolves when so many requests have arrived. */
  arrived(count: number): Promise<void>;
}

/** Starts a server on 127.0.0.1 that answers as told, and stops it when the test is over. */
export async function startHttpServer(respond: Responder): Promise<HttpServer> {
  const requests: SeenRequest[] = [];
  const connections = new Map<Socket, number>();
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const seen = {
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
      connection: connections.get(request.socket) ?? 0,
    };
    requests.push(seen);
    for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
    respond(response, seen, requests.length);
  });
  server.on("connection", (socket) => connections.set(socket, connections.size + 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    requests,
    arrived(count) {
      if (requests.length >= count) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ count, resolve }));
    },
  };
}

/** The port that a listening server was given. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server doesn't listen on a port");
  return address.port;
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(value));
}

/** Answers with Intercom's error list. */
export function errorList(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  json(
    response,
    { type: "error.list", request_id: "b7q1x0v5c2m8t4k9zz0g", errors: [{ code }] },
    { status, headers },
  );
}
