import { createServer } from "node:net";
import { inspect } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { createTransport, type WireRequest } from "../../../lib/intercom/transport.ts";
import { json, portOf, startHttpServer } from "./support/http-server.ts";

const TOKEN = "dG9rOjEyMzQ1Njc4";
const call = { endpoint: "users.get", method: "GET", path: "/users/{id}" };

function open(origin: string, maxResponseBytes = 1_000_000) {
  const transport = createTransport({ origin, token: TOKEN, maxResponseBytes });
  onTestFinished(() => transport.close());
  const get = (request: Partial<WireRequest> = {}) =>
    transport.send({ call, method: "GET", target: "/users/1", timeoutMs: 10_000, ...request });
  return { transport, get };
}

/** A server that speaks bytes, for answers that no HTTP server would give. */
async function startRawServer(answer: string | Buffer, { end = true } = {}): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => (end ? socket.end(answer) : socket.write(answer)));
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${portOf(server)}`;
}

describe("a request", () => {
  test("carries the token, the version and what it accepts", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    await open(server.origin).get({ target: "/users?email=a%2Bb%40example.test" });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      url: "/users?email=a%2Bb%40example.test",
      body: "",
      headers: {
        authorization: "Bearer dG9rOjEyMzQ1Njc4",
        accept: "application/json",
        "accept-encoding": "gzip",
        "intercom-version": "1.3",
        "user-agent": "switchboard",
      },
    });
    expect(server.requests[0]?.headers).not.toHaveProperty("content-type");
  });

  test("sends a body as JSON in UTF-8", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    await open(server.origin).get({ method: "POST", body: '{"name":"Zoë 👋"}' });
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      body: '{"name":"Zoë 👋"}',
      headers: { "content-type": "application/json", "content-length": "20" },
    });
  });

  test("goes over a kept connection", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const { get } = open(server.origin);
    await get();
    await get();
    expect(server.requests.map(({ connection }) => connection)).toEqual([1, 1]);
  });
});

describe("an answer", () => {
  test("comes back with status, headers and text, whatever the status", async () => {
    const server = await startHttpServer((response) =>
      json(
        response,
        { a: "ü" },
        { status: 418, headers: { "X-Request-Id": "abc", "X-RateLimit-Limit": "83" } },
      ),
    );
    expect(await open(server.origin).get()).toMatchObject({
      status: 418,
      headers: { "x-request-id": "abc", "x-ratelimit-limit": "83" },
      text: '{"a":"ü"}',
    });
  });

  test("is unpacked when it is gzip", async () => {
    const server = await startHttpServer((response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync('{"name":"Grüße"}'));
    });
    expect((await open(server.origin).get()).text).toBe('{"name":"Grüße"}');
  });

  test("may be empty, even if it says that it is gzip", async () => {
    const server = await startHttpServer((response) => {
      response.writeHead(202, { "content-encoding": "gzip" });
      response.end();
    });
    expect(await open(server.origin).get()).toMatchObject({ status: 202, text: "" });
  });

  test.each([
    ["not the gzip it claims to be", "gzip", Buffer.from("plain")],
    ["gzip that is cut off", "gzip", gzipSync('{"a":1}').subarray(0, 15)],
    ["an encoding that was not asked for", "br", brotliCompressSync('{"a":1}')],
  ])("is refused when it is %s", async (_name, encoding, body) => {
    const server = await startHttpServer((response) => {
      response.writeHead(200, { "content-encoding": encoding });
      response.end(body);
    });
    await expect(open(server.origin).get()).rejects.toMatchObject({
      code: "intercom.response_invalid",
      details: { problem: "bad_encoding", path: "/users/{id}" },
    });
  });

  test("is not a redirect to follow", async () => {
    const other = await startHttpServer((response) => json(response, {}));
    const server = await startHttpServer((response) => {
      response.writeHead(302, { location: `${other.origin}/stolen` });
      response.end();
    });
    expect((await open(server.origin).get()).status).toBe(302);
    expect(server.requests).toHaveLength(1);
    expect(other.requests).toHaveLength(0);
  });
});

describe("the size limit", () => {
  const answering = (body: Buffer | string, headers: Record<string, string> = {}) =>
    startHttpServer((response) => {
      response.writeHead(200, headers);
      response.end(body);
    });

  test("lets through exactly as many bytes", async () => {
    const server = await answering("x".repeat(1_000));
    expect((await open(server.origin, 1_000).get()).text).toHaveLength(1_000);
  });

  test("refuses one byte more", async () => {
    const server = await answering("x".repeat(1_001));
    await expect(open(server.origin, 1_000).get()).rejects.toMatchObject({
      code: "intercom.response_too_large",
      retryable: false,
      details: { maxBytes: 1_000 },
    });
  });

  test("counts after unpacking", async () => {
    const packed = gzipSync("x".repeat(1_001));
    expect(packed.length).toBeLessThan(100);
    const server = await answering(packed, { "content-encoding": "gzip" });
    await expect(open(server.origin, 1_000).get()).rejects.toMatchObject({
      code: "intercom.response_too_large",
    });
    const exact = await answering(gzipSync("x".repeat(1_000)), { "content-encoding": "gzip" });
    expect((await open(exact.origin, 1_000).get()).text).toHaveLength(1_000);
  });

  test("stops reading an answer without an end", async () => {
    const server = await startHttpServer((response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) {
          // Until the connection takes no more for now.
        }
      };
      response.on("drain", pour);
      pour();
    });
    await expect(open(server.origin, 100_000).get()).rejects.toMatchObject({
      code: "intercom.response_too_large",
    });
  });
});

describe("an attempt that fails", () => {
  test("because nothing listens was not sent", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    await expect(open(`http://127.0.0.1:${port}`).get()).rejects.toMatchObject({
      code: "intercom.network",
      retryable: true,
      reason: "not_connected",
      details: { systemCode: "ECONNREFUSED" },
    });
  });

  test("because the name is unknown was not sent", async () => {
    // RFC 6761: .invalid never resolves.
    await expect(open("https://api.intercom.invalid").get()).rejects.toMatchObject({
      code: "intercom.network",
      reason: "not_connected",
    });
  });

  test("because the server closes without an answer may have been done", async () => {
    const server = await startHttpServer((response) => response.socket?.destroy());
    await expect(open(server.origin).get()).rejects.toMatchObject({
      code: "intercom.network",
      reason: "closed",
      message: expect.stringContaining("Intercom may have acted on the call"),
    });
  });

  test.each([
    ["in the middle of a body of known length", 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a":'],
    [
      "in the middle of a chunked body",
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n',
    ],
  ])("because the connection ends %s is broken", async (_name, bytes) => {
    const origin = await startRawServer(bytes);
    await expect(open(origin).get()).rejects.toMatchObject({ code: "intercom.network", reason: "broken" });
  });

  test("because the server does not speak HTTP is broken", async () => {
    const origin = await startRawServer("SSH-2.0-OpenSSH_9.6\r\n");
    await expect(open(origin).get()).rejects.toMatchObject({
      code: "intercom.network",
      reason: "broken",
      details: { systemCode: expect.stringMatching(/^HPE_/) },
    });
  });

  test("because its time is over says how long it took", async () => {
    const server = await startHttpServer(() => {});
    await expect(open(server.origin).get({ timeoutMs: 30 })).rejects.toMatchObject({
      code: "intercom.timeout",
      retryable: true,
      details: { timeoutMs: 30 },
    });
    expect(server.requests).toHaveLength(1);
  });

  test("because its time is over in the middle of the body", async () => {
    const origin = await startRawServer('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a":', {
      end: false,
    });
    await expect(open(origin).get({ timeoutMs: 50 })).rejects.toMatchObject({ code: "intercom.timeout" });
  });

  test("because its caller aborts it throws the caller's reason", async () => {
    const server = await startHttpServer(() => {});
    const controller = new AbortController();
    const sent = open(server.origin).get({ signal: controller.signal });
    const reason = new Error("enough");
    await server.arrived(1);
    controller.abort(reason);
    await expect(sent).rejects.toBe(reason);
  });

  test("because its caller aborts it is not taken for the network's doing, whatever the reason looks like", async () => {
    const server = await startHttpServer(() => {});
    const controller = new AbortController();
    const sent = open(server.origin).get({ signal: controller.signal });
    const reason = Object.assign(new Error("upstream went away"), { code: "ECONNRESET" });
    await server.arrived(1);
    controller.abort(reason);
    await expect(sent).rejects.toBe(reason);
  });

  test("is not sent when its caller has aborted before", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const sent = open(server.origin).get({ signal: AbortSignal.abort("before") });
    await expect(sent).rejects.toBe("before");
    expect(server.requests).toHaveLength(0);
  });

  test("because the client was closed says so", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const { transport, get } = open(server.origin);
    await transport.close();
    await expect(get()).rejects.toMatchObject({
      code: "intercom.argument_invalid",
      message: "client was closed: make a new one",
    });
  });

  test("never shows the token", async () => {
    const server = await startHttpServer((response) => response.socket?.destroy());
    const error = await open(server.origin)
      .get()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(TOKEN);
  });
});

describe("afterwards", () => {
  test("a long-lived signal holds no listeners", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const { get } = open(server.origin);
    const controller = new AbortController();
    let listeners = 0;
    const { signal } = controller;
    const counting = new Proxy(signal, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          if (name === "addEventListener") listeners += 1;
          if (name === "removeEventListener") listeners -= 1;
          return Reflect.apply(value, target, args);
        };
      },
    });
    await get({ signal: counting });
    await get({ signal: counting });
    expect(listeners).toBe(0);
  });
});
