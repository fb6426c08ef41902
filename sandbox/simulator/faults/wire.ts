import type { ServerResponse } from "node:http";

/** The connection under a call, for what no answer can do. */
export interface Wire {
  /** Ends the connection without an answer. */
  cut(): void;
  /** Resets the connection without an answer. */
  reset(): void;
  /** Sends an answer whose `Content-Length` is that of `body`, but half of the body only; then the connection ends. */
  sendHalf(status: number, headers: Headers, body: Buffer): void;
}

export function wireOf(response: ServerResponse): Wire {
  return {
    cut: () => void response.socket?.destroy(),
    reset: () => void response.socket?.resetAndDestroy(),
    sendHalf(status, headers, body) {
      const half = body.subarray(0, Math.floor(body.length / 2));
      response.writeHead(status, { ...Object.fromEntries(headers), "content-length": body.length });
      response.write(half, () => response.socket?.destroySoon());
    },
  };
}
