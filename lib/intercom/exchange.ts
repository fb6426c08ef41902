import type { Dispatcher } from "undici";
import { type CallInfo, ResponseTooLargeError, TimeoutError } from "./errors/index.ts";
import type { Headers } from "./rate-limit-headers.ts";
import { networkError } from "./transport-error.ts";

/** What ends an exchange before its answer does. */
export interface ExchangeLimits {
  readonly call: CallInfo;
  readonly timeoutMs: number;
  /** Of the body as it comes over the wire. */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** An answer as it came over the wire. */
export interface Exchanged {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/**
 * One request and its whole answer. undici's lowest interface, because nothing here needs the stream that its others
 * make of every body. Throws `TimeoutError`, `NetworkError`, `ResponseTooLargeError`, or the signal's reason; the
 * connection of an answer that did not come to its end is closed.
 */
export function exchange(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  { call, timeoutMs, maxBytes, signal }: ExchangeLimits,
): Promise<Exchanged> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchanged>();
  const chunks: Buffer[] = [];
  let size = 0;
  let head: Omit<Exchanged, "bytes"> | undefined;
  let controller: Dispatcher.DispatchController | undefined;
  let over = false;

  const timeout = setTimeout(() => giveUp(new TimeoutError(call, timeoutMs)), timeoutMs);
  signal?.addEventListener("abort", abort, { once: true });

  function finish(): void {
    over = true;
    clearTimeout(timeout);
    signal?.removeEventListener("abort", abort);
  }
  function fail(reason: unknown): void {
    if (over) return;
    finish();
    reject(reason);
  }
  function giveUp(reason: unknown): void {
    fail(reason);
    controller?.abort(new Error("the answer is no longer waited for"));
  }
  function abort(): void {
    giveUp(signal?.reason);
  }

  dispatcher.dispatch(options, {
    onRequestStart(started) {
      controller = started;
      // Given up while it waited for a connection: nothing is sent.
      if (over) started.abort(new Error("the answer is no longer waited for"));
    },
    onResponseStart(_controller, status, headers) {
      if (status >= 200) head = { status, headers: firstValues(headers) };
    },
    onResponseData(_controller, chunk) {
      size += chunk.length;
      if (size > maxBytes) giveUp(new ResponseTooLargeError(call, maxBytes));
      else chunks.push(chunk);
    },
    onResponseEnd() {
      if (over || head === undefined) return;
      const [first] = chunks;
      const bytes = first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, size);
      const answer = { ...head, bytes };
      finish();
      // undici gives the connection back a turn after the body's end; a call made before would open another.
      queueMicrotask(() => setImmediate(resolve, answer));
    },
    onResponseError(_controller, error) {
      fail(networkError(call, error, head === undefined ? "before_answer" : "in_answer"));
    },
  });
  return promise;
}

function firstValues(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const first: Record<string, string | undefined> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    first[name] = Array.isArray(value) ? value[0] : value;
  }
  return first;
}
