import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { action, receipt } from "../../../lib/state/action.ts";

describe("actions written by an earlier version", () => {
  test("an assignment loads as it is", () => {
    const item = {
      kind: "assign",
      conversation: "21330000001",
      to: { type: "admin", id: "12" },
      from: { type: "nobody_admin", id: null },
      reason: "Next in turn.",
    };
    expect(z.parse(action, item)).toEqual(item);
  });

  test("a receipt loads as it is", () => {
    const item = { action: 0, result: "applied", at: 1_560_945_600_000, part: "2824000001" };
    expect(z.parse(receipt, item)).toEqual(item);
  });

  test("a kind that this version doesn't know is an error, not a guess", () => {
    expect(z.safeParse(action, { kind: "rename", reason: "" }).success).toBe(false);
  });
});
