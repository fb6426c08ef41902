import { createServer } from "node:net";
import { inspect } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { json, portOf, startHttpServer } from "./support/http-server.ts";
import { openTransport, TOKEN } from "./support/open-transport.ts";

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

describe("an attempt that fails", () => {
  test("because nothing listens was not sent", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    await expect(openTransport(`http://127.0.0.1:${port}`).get()).rejects.toMatchObject({
      code: "intercom.network",
      retryable: true,
      reason: "not_connected",
      details: { systemCode: "ECONNREFUSED" },
    });
  });

  test("because the name is unknown was not sent", async () => {
    // RFC 6761: .invalid never resolves.
    await expect(openTransport("https://api.intercom.invalid").get()).rejects.toMatchObject({
      code: "intercom.network",
      reason: "not_connected",
    });
  });

  test("because the server closes without an answer may have been done", async () => {
    const server = await startHttpServer((response) => response.socket?.destroy());
    await expect(openTransport(server.origin).get()).rejects.toMatchObject({
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
    await expect(openTransport(origin).get()).rejects.toMatchObject({
      code: "intercom.network",
      reason: "broken",
    });
  });

  test("because the server does not speak HTTP is broken", async () => {
    const origin = await startRawServer("SSH-2.0-OpenSSH_9.6\r\n");
    await expect(openTransport(origin).get()).rejects.toMatchObject({
      code: "intercom.network",
      reason: "broken",
      details: { systemCode: expect.stringMatching(/^HPE_/) },
    });
  });

  test("because its time is over says how long it took", async () => {
    const server = await startHttpServer(() => {});
    await expect(openTransport(server.origin).get({ timeoutMs: 30 })).rejects.toMatchObject({
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
    await expect(openTransport(origin).get({ timeoutMs: 50 })).rejects.toMatchObject({
      code: "intercom.timeout",
    });
  });

  test("because its caller aborts it throws the caller's reason", async () => {
    const server = await startHttpServer(() => {});
    const controller = new AbortController();
    const sent = openTransport(server.origin).get({ signal: controller.signal });
    const reason = new Error("enough");
    await server.arrived(1);
    controller.abort(reason);
    await expect(sent).rejects.toBe(reason);
  });

  test("because its caller aborts it is not taken for the network's doing, whatever the reason looks like", async () => {
    const server = await startHttpServer(() => {});
    const controller = new AbortController();
    const sent = openTransport(server.origin).get({ signal: controller.signal });
    const reason = Object.assign(new Error("upstream went away"), { code: "ECONNRESET" });
    await server.arrived(1);
    controller.abort(reason);
    await expect(sent).rejects.toBe(reason);
  });

  test("is not sent when its caller has aborted before", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const sent = openTransport(server.origin).get({ signal: AbortSignal.abort("before") });
    await expect(sent).rejects.toBe("before");
    expect(server.requests).toHaveLength(0);
  });

  test("because the client was closed says so", async () => {
    const server = await startHttpServer((response) => json(response, {}));
    const { transport, get } = openTransport(server.origin);
    await transport.close();
    await expect(get()).rejects.toMatchObject({
      code: "intercom.argument_invalid",
      message: "client was closed: make a new one",
    });
  });

  test("never shows the token", async () => {
    const server = await startHttpServer((response) => response.socket?.destroy());
    const error = await openTransport(server.origin)
      .get()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(TOKEN);
  });
});
