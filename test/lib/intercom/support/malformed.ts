import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSwitchboardError } from "../../../../lib/intercom/index.ts";
import { startHttpServer } from "./http-server.ts";
import { testClient } from "./test-client.ts";
import type { WireRow } from "./wire.ts";

/** What a call may come to when its answer is damaged, beside succeeding all the same. */
const DOCUMENTED = ["intercom.response_invalid", "intercom.response_too_large"];
const RUNS = 12;
const LARGE_BYTES = 10_000_000;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const otherKind: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  true,
  -1,
  0.5,
  "text",
  "",
  [],
  [1],
  {},
  { a: 1 },
);

/** Every place in a JSON value, as the path to it. */
function pathsOf(value: Json, above: readonly string[] = []): string[][] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [[...above], ...inner.flatMap(([key, one]) => pathsOf(one, [...above, key]))];
}

/** A copy in which the place at the path holds something else, or nothing when `change` is undefined. */
function changed(value: Json, path: readonly string[], change: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change;
  if (Array.isArray(value)) {
    return value.flatMap((one, index) =>
      String(index) === key ? (changed(one, rest, change) ?? []) : [one],
    );
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [
    name,
    name === key ? changed(one, rest, change) : one,
  ]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

/** The text of an answer that is damaged in one way: a field of another kind, missing or extra, cut off, or no JSON. */
function damaged(answer: Json): fc.Arbitrary<string> {
  const text = JSON.stringify(answer);
  const path = fc.constantFrom(...pathsOf(answer));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(path, otherKind).map(([at, other]) => JSON.stringify(changed(answer, at, other))),
    },
    { weight: 2, arbitrary: path.map((at) => JSON.stringify(changed(answer, at, undefined)) ?? "") },
    {
      weight: 1,
      arbitrary: path.map((at) => JSON.stringify(changed(answer, [...at, "new_in_2027"], 1)) ?? ""),
    },
    { weight: 1, arbitrary: fc.nat({ max: text.length }).map((length) => text.slice(0, length)) },
    { weight: 1, arbitrary: fc.constantFrom("", "<html><body>502</body></html>", "null", "[]", "\u0000") },
  );
}

/** Each call, given damaged answers, succeeds all the same or fails with the documented error: never otherwise. */
export function testMalformed(rows: readonly WireRow[]): void {
  describe("a damaged answer", () => {
    for (const [name, make, answer] of rows) {
      test(`to ${name} is a typed error, or does no harm`, async () => {
        let text = "";
        const server = await startHttpServer((response) => {
          response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
          response.end(text);
        });
        const client = testClient(server.origin, { maxResponseBytes: LARGE_BYTES - 1 });
        await fc.assert(
          fc.asyncProperty(damaged(JSON.parse(JSON.stringify(answer ?? null))), async (body) => {
            text = body;
            const error = await make(client).then(
              () => undefined,
              (thrown: unknown) => thrown,
            );
            if (error === undefined) return;
            expect(isSwitchboardError(error)).toBe(true);
            expect(DOCUMENTED).toContain(Reflect.get(Object(error), "code"));
          }),
          { numRuns: RUNS },
        );
        text = `"${"x".repeat(LARGE_BYTES)}"`;
        await expect(make(client)).rejects.toMatchObject({ code: "intercom.response_too_large" });
      });
    }
  });
}
