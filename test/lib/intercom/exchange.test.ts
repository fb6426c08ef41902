import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { json, portOf, startHttpServer } from "./support/http-server.ts";
import { openTransport } from "./support/open-transport.ts";

test("a call that is aborted before there is a connection is never sent", async () => {
  const server = await startHttpServer((response) => json(response, {}));
  const { get } = openTransport(server.origin);
  const controller = new AbortController();
  const aborted = get({ target: "/users/aborted", signal: controller.signal });
  const other = get({ target: "/users/other" });
  controller.abort(new Error("the caller has gone"));
  await expect(aborted).rejects.toThrow("the caller has gone");
  expect((await other).status).toBe(200);
  await get({ target: "/users/later" });
  expect(server.requests.map(({ url }) => url)).toEqual(["/users/other", "/users/later"]);
});

test("a call that is over leaves no timer behind", async () => {
  const server = await startHttpServer((response) => json(response, {}));
  const { get } = openTransport(server.origin);
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  await get();
  const before = timers();
  for (let call = 1; call <= 20; call += 1) await get();
  expect(timers()).toBeLessThan(before + 20);
});

test("of a header that comes twice the first value counts", async () => {
  const server = await startHttpServer((response) => {
    response.writeHead(
      200,
      [
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
        ["X-Request-Id", "abc"],
      ].flat(),
    );
    response.end("{}");
  });
  expect((await openTransport(server.origin).get()).headers).toMatchObject({
    "set-cookie": "a=1",
    "x-request-id": "abc",
  });
});

test("an announcement is not an answer: the connection that ends after it is closed, not broken", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.on("data", () => socket.end("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  await expect(openTransport(`http://127.0.0.1:${portOf(server)}`).get()).rejects.toMatchObject({
    code: "intercom.network",
    details: { reason: "closed" },
  });
});
