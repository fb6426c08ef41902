import { setImmediate as turn } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Dispatcher, Pool } from "undici";
import { type CallInfo, ResponseInvalidError, ResponseTooLargeError, TimeoutError } from "./errors/index.ts";
import type { Headers } from "./rate-limit-headers.ts";
import { networkError } from "./transport-error.ts";

const API_VERSION = "1.3";

export interface TransportOptions {
  readonly origin: string;
  readonly token: string;
  /** Counted after decompression. */
  readonly maxResponseBytes: number;
}

/** One attempt, as it goes over the wire. */
export interface WireRequest {
  readonly call: CallInfo;
  readonly method: Dispatcher.HttpMethod;
  /** Path and query. */
  readonly target: string;
  /** JSON text. */
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body after decompression, as UTF-8. */
  readonly text: string;
}

export interface Transport {
  /**
   * Makes one attempt and answers whatever status came. Throws `TimeoutError`, `NetworkError`,
   * `ResponseTooLargeError`, `ResponseInvalidError` (bad encoding), or the signal's reason.
   */
  send(request: WireRequest): Promise<WireAnswer>;
  /** Waits for what is under way, then closes the connections. */
  close(): Promise<void>;
}

/**
 * HTTP/1.1 to one origin over kept connections; no redirect is followed. Bodies are JSON in UTF-8, answers may be
 * gzip: docs/intercom-api-1.3/00-common.md §2, §5, §7.
 */
export function createTransport({ origin, token, maxResponseBytes }: TransportOptions): Transport {
  // HTTP/1.1 only: a closed connection must be told apart from a broken one. Time-outs are the attempt's own.
  const pool = new Pool(origin, { allowH2: false, headersTimeout: 0, bodyTimeout: 0 });
  const common = {
    accept: "application/json",
    "accept-encoding": "gzip",
    authorization: `Bearer ${token}`,
    "intercom-version": API_VERSION,
    "user-agent": "switchboard",
  };

  async function exchange(
    { call, method, target, body }: WireRequest,
    signal: AbortSignal,
  ): Promise<WireAnswer> {
    const headers = body === undefined ? common : { ...common, "content-type": "application/json" };
    const answer = await pool
      .request({ method, path: target, headers, body: body ?? null, signal })
      .catch((error: unknown) => {
        throw networkError(call, error, "before_answer");
      });
    const bytes = await collect(answer.body, maxResponseBytes).catch((error: unknown) => {
      throw networkError(call, error, "in_answer");
    });
    if (bytes === undefined) throw new ResponseTooLargeError(call, maxResponseBytes);
    // undici gives the connection back a turn after the body's end; a call made before would open another.
    await turn();
    const received = firstValues(answer.headers);
    const plain = await decompress(bytes, received["content-encoding"], call, maxResponseBytes);
    return { status: answer.statusCode, headers: received, text: plain.toString("utf8") };
  }

  return {
    async send(request) {
      const { call, timeoutMs, signal } = request;
      const controller = new AbortController();
      const abort = (): void => controller.abort(signal?.reason);
      signal?.throwIfAborted();
      signal?.addEventListener("abort", abort, { once: true });
      const timeout = setTimeout(() => controller.abort(new TimeoutError(call, timeoutMs)), timeoutMs);
      try {
        return await exchange(request, controller.signal);
      } catch (error) {
        controller.signal.throwIfAborted();
        throw error;
      } finally {
        clearTimeout(timeout);
        signal?.removeEventListener("abort", abort);
      }
    },
    async close() {
      if (!pool.closed && !pool.destroyed) await pool.close();
    },
  };
}

/** Undefined when there is more than `maxBytes`; leaving the loop ends the connection. */
async function collect(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

async function decompress(
  bytes: Buffer,
  encoding: string | undefined,
  call: CallInfo,
  maxBytes: number,
): Promise<Buffer> {
  if (encoding === undefined || encoding === "identity" || bytes.length === 0) return bytes;
  if (encoding !== "gzip") {
    throw new ResponseInvalidError(
      call,
      "bad_encoding",
      "the answer has an encoding that was not asked for",
      {},
    );
  }
  try {
    return await inflate(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new ResponseTooLargeError(call, maxBytes);
    throw new ResponseInvalidError(call, "bad_encoding", "the answer is not the gzip it claims to be", {});
  }
}

function firstValues(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
