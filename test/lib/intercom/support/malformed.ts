import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSwitchboardError } from "../../../../lib/intercom/index.ts";
import { startHttpServer } from "./http-server.ts";
import { testClient } from "./test-client.ts";
import type { WireRow } from "./wire.ts";

/** What a call may come to when its answer is damaged, beside succeeding all the same. */
const DOCUMENTED = ["intercom.response_invalid", "intercom.response_too_large", "intercom.next_link_refused"];
const RUNS = 12;

/** Where the facts leave the kind open, or nothing rests on it: everywhere else a wrong kind must be refused. */
const UNCHECKED = [
  // Of a wrapper, whose other fields are checked.
  /(^|\.)type$/,
  // A customer's own words and values.
  /(^|\.)custom_attributes\./,
  /(^|\.)metadata\./,
  // An object or an id, by the facts; any object is one.
  /\.assigned_to$/,
  // Of an embedded person, nobody's business here.
  /^author\.companies$/,
  // May be empty, in more than one way.
  /^pages$/,
  // Notifications as they were sent, and the request they were sent in: kept as they are.
  /^items\.(data|links|self|http_request)\b/,
];
/** Calls whose answer says nothing that the client gives on. */
const ANSWERS_NOTHING = ["tags.delete"];
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

/** Something that no field of a scalar kind takes, and something that no list or object takes. */
const wrongKind = (value: Json): Json => (typeof value === "object" && value !== null ? true : { wrong: [] });

function at(value: Json | undefined, path: readonly string[]): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  if (typeof value !== "object" || value === null) return null;
  return at(new Map(Object.entries(value)).get(key), rest);
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
        const json: Json = JSON.parse(JSON.stringify(answer ?? null));
        const survivors: string[] = [];
        const places = ANSWERS_NOTHING.includes(name) ? [] : pathsOf(json).filter((one) => one.length > 0);
        for (const path of places) {
          text = JSON.stringify(changed(json, path, wrongKind(at(json, path))));
          const error = await make(client).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          if (error === undefined) survivors.push(path.filter((key) => !/^\d+$/.test(key)).join("."));
        }
        expect(survivors.filter((place) => !UNCHECKED.some((pattern) => pattern.test(place)))).toEqual([]);
        text = `"${"x".repeat(LARGE_BYTES)}"`;
        await expect(make(client)).rejects.toMatchObject({ code: "intercom.response_too_large" });
      });
    }
  });
}
