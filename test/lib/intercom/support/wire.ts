import { describe, expect, test } from "vitest";
import type { IntercomClient } from "../../../../lib/intercom/index.ts";
import { json, startHttpServer } from "./http-server.ts";
import { testMalformed } from "./malformed.ts";
import { testClient } from "./test-client.ts";

/** A call, what the server answers, and the request that the server must see: its line and its body. */
export type WireRow = readonly [
  name: string,
  make: (client: IntercomClient) => Promise<unknown>,
  answer: unknown,
  line: string,
  body?: object,
];

/**
 * Tests what each call sends, that exactly the reading calls and those named `repeatable` are sent again after an
 * answer that got lost, and that damaged answers are typed errors.
 */
export function testWire(rows: readonly WireRow[], repeatable: readonly string[] = []): void {
  describe("what goes over the wire", () => {
    for (const [name, make, answer, line, body] of rows) {
      test(name, async () => {
        const server = await startHttpServer((response) => json(response, answer));
        await make(testClient(server.origin));
        expect(server.requests).toHaveLength(1);
        const [request] = server.requests;
        expect(`${request?.method} ${request?.url}`).toBe(line);
        expect(request?.body === "" ? undefined : JSON.parse(request?.body ?? "null")).toEqual(body);
      });
    }
  });

  describe("after an answer that got lost", () => {
    for (const [name, make, answer, line] of rows) {
      test(name, async () => {
        const server = await startHttpServer((response, _request, number) =>
          number === 1 ? response.socket?.destroy() : json(response, answer),
        );
        const made = make(testClient(server.origin));
        if (line.startsWith("GET ") || repeatable.includes(name)) {
          await made;
          expect(server.requests).toHaveLength(2);
        } else {
          await expect(made).rejects.toMatchObject({ code: "intercom.network" });
          expect(server.requests).toHaveLength(1);
        }
      });
    }
  });

  testMalformed(rows);
}
