import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Wire } from "../faults/wire.ts";

/** An answer of the API that is not sent yet. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer<ArrayBuffer> | null;
}

/** Sends an answer: straight over the connection when there is one, which spares the streams of a Response. */
export function send({ status, headers, body }: Answer, wire: Wire | undefined): Response {
  if (wire === undefined) return new Response(body, { status, headers });
  wire.send(status, headers, body ?? "");
  return RESPONSE_ALREADY_SENT;
}
