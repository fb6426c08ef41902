import type { ServerResponse } from "node:http";

/** The connection under a call, for what no Response can do, or not as fast. */
export interface Wire {
  /** A header of the call, by its name in lower case. */
  header(name: string): string | undefined;
  /** Ends the connection without an answer. */
  cut(): void;
  /** Resets the connection without an answer. */
  reset(): void;
  /** Sends an answer. */
  send(status: number, headers: Readonly<Record<string, string>>, body: string | Buffer): void;
  /** Sends an answer whose `Content-Length` is that of `body`, but half of the body only; then the connection ends. */
  sendHalf(status: number, headers: Headers, body: Buffer): void;
}

export function wireOf(response: ServerResponse): Wire {
  return {
    header(name) {
      const value = response.req.headers[name];
      return typeof value === "string" ? value : value?.join(", ");
    },
    cut: () => void response.socket?.destroy(),
    reset: () => void response.socket?.resetAndDestroy(),
    send(status, headers, body) {
      response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) });
      response.end(body);
    },
    sendHalf(status, headers, body) {
      const half = body.subarray(0, Math.floor(body.length / 2));
      response.writeHead(status, { ...Object.fromEntries(headers), "content-length": body.length });
      response.write(half, () => response.socket?.destroySoon());
    },
  };
}
