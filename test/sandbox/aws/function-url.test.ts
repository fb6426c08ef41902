import { once } from "node:events";
import { request as httpRequest, type RequestOptions } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type FunctionUrls, startFunctionUrls } from "../../../sandbox/aws/function-url.ts";
import type { Invocation } from "../../../sandbox/aws/invocation.ts";
import { PortInUseError } from "../../../sandbox/aws/port-in-use.ts";
import { virtualClock } from "./virtual-clock.ts";

const servers: FunctionUrls[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const accepted: Invocation = { ok: true, result: { statusCode: 200 } };

async function setUp(invocation: Invocation = accepted, port = 0) {
  const events: unknown[] = [];
  const urls = await startFunctionUrls({
    port,
    clock: virtualClock(Date.parse("2020-03-12T19:03:58.390Z")),
    routes: {
      async "/webhook"(event) {
        events.push(event);
        return invocation;
      },
      "/other": async () => accepted,
    },
  });
  servers.push(urls);
  return { events, origin: urls.origin, host: new URL(urls.origin).host };
}

/** A request with these headers and no others, but for Host, Connection and the length. */
async function send(url: string, options: RequestOptions, body: string | Buffer = "") {
  const outgoing = httpRequest(url, options);
  outgoing.end(body);
  const [response] = await once(outgoing, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const status: number = response.statusCode;
  const headers: Record<string, unknown> = response.headers;
  return { status, headers, body: Buffer.concat(chunks) };
}

describe("the event", () => {
  it("is payload format 2.0, of a request with all there is", async () => {
    const { events, origin, host } = await setUp();
    await send(
      `${origin}/webhook?b=2&a=1&a=%C3%BC&empty=`,
      {
        method: "POST",
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "X-Hub-Signature": "sha1=abc",
          "X-Many": ["one", "two"],
          Cookie: "a=1; b=2",
          "User-Agent": "Test/1.0",
          "Content-Length": 23,
        },
      },
      '{"text":"Grüße 👋"}',
    );
    expect(events).toEqual([
      {
        version: "2.0",
        routeKey: "$default",
        rawPath: "/webhook",
        rawQueryString: "b=2&a=1&a=%C3%BC&empty=",
        cookies: ["a=1", "b=2"],
        headers: {
          "content-type": "application/json; charset=utf-8",
          "x-hub-signature": "sha1=abc",
          "x-many": "one,two",
          "user-agent": "Test/1.0",
          "content-length": "23",
          host,
          connection: "keep-alive",
        },
        queryStringParameters: { a: "1,ü", b: "2", empty: "" },
        requestContext: {
          accountId: "anonymous",
          apiId: "sandbox",
          domainName: host,
          domainPrefix: "127",
          http: {
            method: "POST",
            path: "/webhook",
            protocol: "HTTP/1.1",
            sourceIp: "127.0.0.1",
            userAgent: "Test/1.0",
          },
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          routeKey: "$default",
          stage: "$default",
          time: "12/Mar/2020:19:03:58 +0000",
          timeEpoch: 1_584_039_838_390,
        },
        body: '{"text":"Grüße 👋"}',
        isBase64Encoded: false,
      },
    ]);
  });

  it("has no body, query or cookies where the request has none", async () => {
    const { events, origin } = await setUp();
    await send(`${origin}/webhook`, { method: "HEAD" });
    const [event] = events;
    expect(event).toMatchObject({
      rawQueryString: "",
      requestContext: { http: { method: "HEAD", userAgent: "" } },
      isBase64Encoded: false,
    });
    for (const absent of ["body", "queryStringParameters", "cookies"])
      expect(event).not.toHaveProperty(absent);
  });

  it("has the query as it came, question marks and all", async () => {
    const { events, origin } = await setUp();
    await send(`${origin}/webhook?a=1?2&b=`, {});
    expect(events).toMatchObject([{ rawPath: "/webhook", rawQueryString: "a=1?2&b=" }]);
  });

  const bytes = Buffer.from([0, 255, 123, 10]);
  it.each([
    ["application/octet-stream", bytes, "AP97Cg==", true],
    ["application/x-www-form-urlencoded", Buffer.from("a=1"), "YT0x", true],
    [undefined, Buffer.from("text"), "dGV4dA==", true],
    ["application/json", Buffer.from('{"a":"\xff"}', "latin1"), "eyJhIjoi/yJ9", true],
    ["application/json", Buffer.from("\uFEFF{}"), "\uFEFF{}", false],
    ["APPLICATION/JSON", Buffer.from("{}"), "{}", false],
    ["application/problem+json", Buffer.from("{}"), "{}", false],
    ["text/plain;charset=utf-8", Buffer.from("ü\r\n"), "ü\r\n", false],
    ["application/xml", Buffer.from("<a/>"), "<a/>", false],
  ])("has a body of type %s as text only if it can", async (type, sent, body, isBase64Encoded) => {
    const { events, origin } = await setUp();
    const headers = type === undefined ? {} : { "content-type": type };
    await send(`${origin}/webhook`, { method: "POST", headers }, sent);
    expect(events).toMatchObject([{ body, isBase64Encoded }]);
  });
});

describe("the response", () => {
  it("is what the function answers", async () => {
    const { origin } = await setUp({
      ok: true,
      result: {
        statusCode: 201,
        headers: { "Content-Type": "text/plain", "X-Count": 3 },
        cookies: ["a=1; Secure", "b=2"],
        body: "Grüße 👋",
      },
    });
    const { status, headers, body } = await send(`${origin}/webhook`, { method: "POST" });
    expect(status).toBe(201);
    expect(headers).toMatchObject({
      "content-type": "text/plain",
      "x-count": "3",
      "set-cookie": ["a=1; Secure", "b=2"],
    });
    expect(body.toString("utf8")).toBe("Grüße 👋");
  });

  it.each<[string, unknown, number, string, string]>([
    [
      "a binary body",
      { statusCode: 200, body: "AP8=", isBase64Encoded: true },
      200,
      "00ff",
      "application/json",
    ],
    ["no body", { statusCode: 204 }, 204, "", "application/json"],
    ["a text", "Grüße", 200, "4772c3bcc39f65", "application/json"],
    ["an object without a status", { ok: 1 }, 200, "7b226f6b223a317d", "application/json"],
    ["null", null, 200, "6e756c6c", "application/json"],
  ])("for %s", async (_, result, status, hex, type) => {
    const { origin } = await setUp({ ok: true, result });
    const response = await send(`${origin}/webhook`, {});
    expect(response.status).toBe(status);
    expect(response.body.toString("hex")).toBe(hex);
    expect(response.headers["content-type"]).toBe(type);
  });

  it.each<[string, Invocation]>([
    ["a function that failed", { ok: false, error: { errorType: "Error", errorMessage: "secret" } }],
    ["a status that is no number", { ok: true, result: { statusCode: "200" } }],
    ["a status that HTTP has not", { ok: true, result: { statusCode: 20 } }],
    ["headers that are none", { ok: true, result: { statusCode: 200, headers: { a: {} } } }],
    ["a body that is no text", { ok: true, result: { statusCode: 200, body: {} } }],
    ["a cookie with a line break", { ok: true, result: { statusCode: 200, cookies: ["a\r\nb: c"] } }],
    ["a header's name that is none", { ok: true, result: { statusCode: 200, headers: { "a b": "c" } } }],
    ["a header with a line break", { ok: true, result: { statusCode: 200, headers: { a: "b\r\nc: d" } } }],
  ])("is 502 for %s, and says no more", async (_, invocation) => {
    const { origin } = await setUp(invocation);
    const { status, body } = await send(`${origin}/webhook`, {});
    expect(status).toBe(502);
    expect(body.toString()).toBe("Internal Server Error");
  });

  it("to HEAD has no body", async () => {
    const { origin } = await setUp({ ok: true, result: { statusCode: 200, body: "text" } });
    const { status, body } = await send(`${origin}/webhook`, { method: "HEAD" });
    expect([status, body.length]).toEqual([200, 0]);
  });
});

describe("the server", () => {
  it("says which paths there are", async () => {
    const { origin, events } = await setUp();
    for (const path of ["/", "/webhooks", "/webhook/", "/constructor"]) {
      const { status, body } = await send(`${origin}${path}?a=1`, { method: "POST" });
      expect(status).toBe(404);
      expect(body.toString()).toBe(
        `No function has the path ${path}. The sandbox's function URLs: /webhook, /other.\n`,
      );
    }
    expect(events).toEqual([]);
  });

  it("takes 6 MB, and refuses a byte more", async () => {
    const { origin, events } = await setUp();
    const largest = Buffer.alloc(6_291_456, "x");
    expect((await send(`${origin}/webhook`, { method: "POST" }, largest)).status).toBe(200);
    const response = await fetch(`${origin}/webhook`, { method: "POST", body: Buffer.alloc(6_291_457, "x") });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ message: "Request must be smaller than 6291456 bytes" });
    expect(events).toHaveLength(1);
  });

  it("goes on when a client goes away in mid-request", async () => {
    const { origin, events } = await setUp();
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    await once(socket, "connect");
    socket.write("POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
    await send(`${origin}/other`, {});
    socket.resetAndDestroy();
    await once(socket, "close");
    expect((await send(`${origin}/other`, {})).status).toBe(200);
    expect(events).toEqual([]);
  });

  it("says which port is in use", async () => {
    const { origin } = await setUp();
    await expect(setUp(accepted, Number(new URL(origin).port))).rejects.toThrow(PortInUseError);
  });
});
