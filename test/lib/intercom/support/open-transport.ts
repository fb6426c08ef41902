import { onTestFinished } from "vitest";
import { createTransport, type WireRequest } from "../../../../lib/intercom/transport.ts";

export const TOKEN = "dG9rOjEyMzQ1Njc4";
const call = { endpoint: "users.get", method: "GET", path: "/users/{id}" };

/** A transport to a server under test, closed when the test is over. */
export function openTransport(origin: string, maxResponseBytes = 1_000_000) {
  const transport = createTransport({ origin, token: TOKEN, maxResponseBytes });
  onTestFinished(() => transport.close());
  const get = (request: Partial<WireRequest> = {}) =>
    transport.send({ call, method: "GET", target: "/users/1", timeoutMs: 10_000, ...request });
  return { transport, get };
}
