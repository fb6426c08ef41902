import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { json, startHttpServer } from "./support/http-server.ts";
import { openTransport } from "./support/open-transport.ts";

describe("a request", () => {
  test("carries the token, the version and what it accepts", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    await openTransport(server.origin).get({ target: "/users?email=a%2Bb%40example.test" });
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
    await openTransport(server.origin).get({ method: "POST", body: '{"name":"Zoë 👋"}' });
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      body: '{"name":"Zoë 👋"}',
      headers: { "content-type": "application/json", "content-length": "20" },
    });
  });

  test("goes over a kept connection", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const { get } = openTransport(server.origin);
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
    expect(await openTransport(server.origin).get()).toMatchObject({
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
    expect((await openTransport(server.origin).get()).text).toBe('{"name":"Grüße"}');
  });

  test("may be empty, even if it says that it is gzip", async () => {
    const server = await startHttpServer((response) => {
      response.writeHead(202, { "content-encoding": "gzip" });
      response.end();
    });
    expect(await openTransport(server.origin).get()).toMatchObject({ status: 202, text: "" });
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
    await expect(openTransport(server.origin).get()).rejects.toMatchObject({
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
    expect((await openTransport(server.origin).get()).status).toBe(302);
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
    expect((await openTransport(server.origin, 1_000).get()).text).toHaveLength(1_000);
  });

  test("refuses one byte more", async () => {
    const server = await answering("x".repeat(1_001));
    await expect(openTransport(server.origin, 1_000).get()).rejects.toMatchObject({
      code: "intercom.response_too_large",
      retryable: false,
      details: { maxBytes: 1_000 },
    });
  });

  test("counts after unpacking", async () => {
    const packed = gzipSync("x".repeat(1_001));
    expect(packed.length).toBeLessThan(100);
    const server = await answering(packed, { "content-encoding": "gzip" });
    await expect(openTransport(server.origin, 1_000).get()).rejects.toMatchObject({
      code: "intercom.response_too_large",
    });
    const exact = await answering(gzipSync("x".repeat(1_000)), { "content-encoding": "gzip" });
    expect((await openTransport(exact.origin, 1_000).get()).text).toHaveLength(1_000);
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
    await expect(openTransport(server.origin, 100_000).get()).rejects.toMatchObject({
      code: "intercom.response_too_large",
    });
  });
});

describe("afterwards", () => {
  test("a long-lived signal holds no listeners", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const { get } = openTransport(server.origin);
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
