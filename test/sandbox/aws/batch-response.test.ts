import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { succeeded } from "../../../sandbox/aws/batch-response.ts";

const ids = ["a", "b", "c"];
const fail = (...names: unknown[]) => ({
  batchItemFailures: names.map((itemIdentifier) => ({ itemIdentifier })),
});

describe("succeeded", () => {
  it.each([
    ["null", null],
    ["undefined", undefined],
    ["an empty object", {}],
    ["a null list", { batchItemFailures: null }],
    ["an empty list", { batchItemFailures: [] }],
    ["an object with other fields", { handled: 3 }],
  ])("takes %s as success of all", (_, response) => {
    expect(succeeded(ids, response)).toEqual(["a", "b", "c"]);
  });

  it.each([
    ["one failure", fail("b"), ["a", "c"]],
    ["two failures", fail("a", "c"), ["b"]],
    ["the same failure twice", fail("a", "a"), ["b", "c"]],
    ["all failed", fail("c", "b", "a"), []],
  ])("leaves out those that are named: %s", (_, response, expected) => {
    expect(succeeded(ids, response)).toEqual(expected);
  });

  it.each([
    ["an unknown identifier", fail("x")],
    ["an unknown identifier beside a known one", fail("a", "x")],
    ["an empty identifier", fail("")],
    ["a null identifier", fail(null)],
    ["a number as identifier", fail(1)],
    ["an identifier under another name", { batchItemFailures: [{ messageId: "a" }] }],
    ["identifiers without objects", { batchItemFailures: ["a"] }],
    ["an object for the list", { batchItemFailures: {} }],
    ["a text", "ok"],
    ["true", true],
    ["a list", []],
  ])("answers undefined for %s: the whole batch failed", (_, response) => {
    expect(succeeded(ids, response)).toBeUndefined();
  });

  it("splits every batch into those named and those not", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { maxLength: 10 }),
        fc.infiniteStream(fc.boolean()),
        (batch, flags) => {
          const failed = batch.filter(() => flags.next().value);
          const left = succeeded(batch, fail(...failed)) ?? [];
          expect([...left, ...failed].sort()).toEqual([...batch].sort());
        },
      ),
    );
  });
});
