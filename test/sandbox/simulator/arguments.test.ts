import { describe, expect, test } from "vitest";
import { readArguments, readPort } from "../../../sandbox/simulator/arguments.ts";

describe("the arguments", () => {
  test("have defaults", () => {
    expect(readArguments([])).toEqual({
      seed: undefined,
      users: 0,
      rateLimit: undefined,
      gzip: true,
      help: false,
    });
  });

  test("are read", () => {
    expect(readArguments(["--seed", "7", "--users=40", "--rate-limit", "5", "--no-gzip", "--help"])).toEqual({
      seed: 7,
      users: 40,
      rateLimit: 5,
      gzip: false,
      help: true,
    });
  });

  test.each([
    [["--user", "5"], "Unknown option '--user'"],
    [["five"], "Unexpected argument 'five'"],
    [["--users", "many"], '--users takes a whole number from 0 to 1000000, not "many".'],
    [["--users", "1000001"], '--users takes a whole number from 0 to 1000000, not "1000001".'],
    [["--seed=-1"], '--seed takes a whole number from 0 to 2147483647, not "-1".'],
  ])("%j is refused", (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

describe("the port", () => {
  test.each([
    [undefined, 4010],
    ["", 4010],
    ["4100", 4110],
    ["65000", 65_010],
  ])("%j gives %i", (base, port) => {
    expect(readPort(base)).toBe(port);
  });

  test.each(["80", "65001", "4000.5", "x"])("%j is refused", (base) => {
    expect(() => readPort(base)).toThrow(
      `SWITCHBOARD_PORT_BASE takes a number from 1024 to 65000, not "${base}".`,
    );
  });
});
