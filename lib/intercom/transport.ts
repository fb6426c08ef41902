import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Dispatcher, Pool } from "undici";
import { type CallInfo, ResponseInvalidError, ResponseTooLargeError } from "./errors/index.ts";
import { exchange } from "./exchange.ts";
import type { Headers } from "./rate-limit-headers.ts";

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

  return {
    async send({ call, method, target, body, timeoutMs, signal }) {
      signal?.throwIfAborted();
      const headers = body === undefined ? common : { ...common, "content-type": "application/json" };
      const options = { method, path: target, headers, body: body ?? null };
      const limits = { call, timeoutMs, maxBytes: maxResponseBytes, signal };
      const { status, headers: received, bytes } = await exchange(pool, options, limits);
      const encoding = received["content-encoding"]?.toLowerCase();
      const isPlain = encoding === undefined || encoding === "identity" || bytes.length === 0;
      const unpacked = isPlain ? bytes : decompress(bytes, encoding, call, maxResponseBytes);
      // An error says what it is by its status; what can't be read of it counts as nothing.
      const plain = status >= 400 ? await Promise.resolve(unpacked).catch(() => NOTHING) : await unpacked;
      return { status, headers: received, text: plain.toString("utf8") };
    },
    async close() {
      if (!pool.closed && !pool.destroyed) await pool.close();
    },
  };
}

const NOTHING = Buffer.alloc(0);

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

async function decompress(
  bytes: Buffer,
  encoding: string,
  call: CallInfo,
  maxBytes: number,
): Promise<Buffer> {
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
