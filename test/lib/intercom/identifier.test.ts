import { describe, expect, expectTypeOf, test } from "vitest";
import { type AtLeastOne, type ExactlyOne, oneOf } from "../../../lib/intercom/identifier.ts";

const NAMES = ["id", "user_id", "email"];

describe("oneOf", () => {
  test.each([
    [{ id: "5d0a" }, { id: "5d0a" }],
    [{ email: "lea@example.test", name: "Lea" }, { email: "lea@example.test" }],
    [{ id: undefined, user_id: "u-77" }, { user_id: "u-77" }],
  ])("picks the only one of %j", (given, expected) => {
    expect(oneOf("the user", NAMES, given)).toEqual(expected);
  });

  test.each<[object, string]>([
    [{}, "the user has 0 identifiers: give exactly one of id, user_id, email"],
    [{ id: undefined }, "the user has 0 identifiers: give exactly one of id, user_id, email"],
    [{ name: "Lea" }, "the user has 0 identifiers: give exactly one of id, user_id, email"],
    [{ id: "a", email: "b" }, "the user has 2 identifiers: give exactly one of id, user_id, email"],
    [{ id: "" }, "the user.id is empty or no string: give the identifier's value"],
    [{ email: "  " }, "the user.email is empty or no string: give the identifier's value"],
    [{ user_id: 9 }, "the user.user_id is empty or no string: give the identifier's value"],
    [{ id: null }, "the user.id is empty or no string: give the identifier's value"],
  ])("refuses %j", (given, message) => {
    expect(() => oneOf("the user", NAMES, given)).toThrow(
      expect.objectContaining({ code: "intercom.argument_invalid", message }),
    );
  });

  test("does not repeat the value in its message", () => {
    expect(() => oneOf("the user", NAMES, { id: "a", email: "lea@example.test" })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("lea@") }),
    );
  });
});

describe("the types", () => {
  type Names = { id: string; email: string };

  test("of exactly one take one, not none, not both", () => {
    expectTypeOf<{ id: string }>().toExtend<ExactlyOne<Names>>();
    expectTypeOf<{ email: string }>().toExtend<ExactlyOne<Names>>();
    expectTypeOf<{ id: string; email: string }>().not.toExtend<ExactlyOne<Names>>();
    expectTypeOf<{ name: string }>().not.toExtend<ExactlyOne<Names>>();
    expectTypeOf<{ id: undefined }>().not.toExtend<ExactlyOne<Names>>();
  });

  test("of at least one take one or both, not none", () => {
    expectTypeOf<{ id: string }>().toExtend<AtLeastOne<Names>>();
    expectTypeOf<{ id: string; email: string }>().toExtend<AtLeastOne<Names>>();
    expectTypeOf<{ name: string }>().not.toExtend<AtLeastOne<Names>>();
  });
});
