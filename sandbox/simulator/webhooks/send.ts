import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Clock } from "../clock.ts";

/** A kept connection was closed under a delivery: the same attempt goes over another one. */
const AGAIN = Symbol("again");

/** One attempt at a notification. */
export interface Letter {
  readonly body: string;
  /** The value of `X-Hub-Signature`. */
  readonly signature: string;
  /** How long the receiver has for its answer. */
  readonly timeoutMs: number;
}

/** Posts bodies to receivers, over connections of its own. */
export interface Sender {
  /** Answers the receiver's status, or what went wrong instead. Never rejects. */
  send(url: URL, letter: Letter): Promise<number | string>;
  /** Cuts what is on its way. */
  stop(): void;
}

/** `clock` measures the time-out. */
export function createSender(clock: Clock): Sender {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });
  const stopped = new AbortController();

  function attempt(
    url: URL,
    { body, signature, timeoutMs }: Letter,
  ): Promise<number | string | typeof AGAIN> {
    const { promise, resolve } = Promise.withResolvers<number | string | typeof AGAIN>();
    const secure = url.protocol === "https:";
    const options = { method: "POST", headers: headersFor(body, signature), signal: stopped.signal };
    const received = (response: IncomingMessage) => {
      response.resume();
      resolve(response.statusCode ?? "no status");
    };
    const sent = secure
      ? httpsRequest(url, { ...options, agent: https }, received)
      : httpRequest(url, { ...options, agent: http }, received);
    const cancel = clock.schedule(clock.now() + timeoutMs, () => {
      resolve("timeout");
      sent.destroy();
    });
    sent.on("error", (error) => resolve(sent.reusedSocket && isReset(error) ? AGAIN : codeOf(error)));
    sent.on("close", cancel);
    sent.end(body);
    return promise;
  }

  return {
    async send(url, letter) {
      let answer = await attempt(url, letter);
      while (answer === AGAIN) answer = await attempt(url, letter);
      return answer;
    },
    stop() {
      stopped.abort();
      http.destroy();
      https.destroy();
    },
  };
}

function headersFor(body: string, signature: string): Record<string, string | number> {
  return {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    Accept: "application/json",
    "User-Agent": "intercom-parrot-service-client/1.0",
    "X-Hub-Signature": signature,
  };
}

function isReset(error: Error): boolean {
  return codeOf(error) === "ECONNRESET";
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
