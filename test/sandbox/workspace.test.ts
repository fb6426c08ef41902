import { describe, expect, test } from "vitest";
import { defineConfig } from "../../lib/rules/settings.ts";
import { readArguments, readPortBase } from "../../sandbox/arguments.ts";
import { seededRandom } from "../../sandbox/random.ts";
import { customers } from "../../sandbox/stream.ts";
import { workspaceFor } from "../../sandbox/workspace.ts";

const settings = (actingAdmin: string, team: string) =>
  defineConfig({ actingAdmin, rules: { autoAssign: { mode: "live", pool: { team } } } });

describe("the sandbox's workspace", () => {
  test("has two teams and six admins, one of them away", () => {
    const { admins, teams } = workspaceFor(settings("switchboard@example.com", "Support"));
    expect(admins).toHaveLength(6);
    expect(admins.filter(({ away }) => away).map(({ name }) => name)).toEqual(["Idris Vale"]);
    expect(teams.map(({ name }) => name)).toEqual(["Support", "Sales"]);
  });

  test("has what the settings name, by name or by id", () => {
    const byName = workspaceFor(settings("robot@corp.test", "Tier 2"));
    expect(byName.teams[0]).toMatchObject({ name: "Tier 2" });
    expect(byName.admins.at(-1)).toMatchObject({ email: "robot@corp.test" });
    const byId = workspaceFor(settings("493881", "814865"));
    expect(byId.teams[0]).toMatchObject({ id: "814865" });
    expect(byId.admins.at(-1)).toMatchObject({ id: "493881" });
  });

  test("has everyone and every team that pools and routes name", () => {
    const { admins, teams } = workspaceFor(
      defineConfig({
        actingAdmin: "a@example.com",
        rules: {
          autoAssign: {
            mode: "live",
            pool: { people: ["nora@example.com", "rhea@example.com"] },
            routes: [{ name: "bills", to: { team: "Billing" } }],
          },
        },
      }),
    );
    expect(admins.filter(({ email }) => email === "nora@example.com")).toHaveLength(1);
    expect(admins.filter(({ email }) => email === "rhea@example.com")).toHaveLength(1);
    expect(teams.map(({ name }) => name)).toEqual(["Billing", "Sales"]);
  });

  test("never has two teams of one name", () => {
    const { teams } = workspaceFor(settings("a@example.com", "Sales"));
    expect(new Set(teams.map(({ name }) => name)).size).toBe(2);
  });
});

describe("the stream of customers", () => {
  const first = (seed: number, count: number) => {
    const stream = customers(seededRandom(seed));
    return Array.from({ length: count }, () => stream.next().value);
  };
  test("is the same for the same seed, and another for another", () => {
    expect(first(7, 20)).toEqual(first(7, 20));
    expect(first(7, 20)).not.toEqual(first(8, 20));
  });
  test("has no two customers of one email address", () => {
    expect(new Set(first(1, 500).map(({ email }) => email)).size).toBe(500);
  });
});

test("seeded random numbers lie from 0 up to 1, and spread", () => {
  const random = seededRandom(42);
  const drawn = Array.from({ length: 10_000 }, () => random());
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  expect(mean).toBeGreaterThan(0.48);
  expect(mean).toBeLessThan(0.52);
});

describe("arguments", () => {
  test("have defaults", () => {
    expect(readArguments([])).toEqual({ once: undefined, seed: 1, quiet: false, help: false });
    expect(readArguments(["--once", "50", "--seed=9", "--quiet"])).toEqual({
      once: 50,
      seed: 9,
      quiet: true,
      help: false,
    });
  });
  test.each([["1023"], ["65001"], ["x"], ["-1"], ["4000.5"]])(
    "a port base of %s is refused by name",
    (text) => {
      expect(() => readPortBase(text)).toThrow("SWITCHBOARD_PORT_BASE takes a port from 1024 to 65000");
    },
  );
  test("the port base is 4000 unless it is set", () => {
    expect([readPortBase(undefined), readPortBase(""), readPortBase("14000")]).toEqual([4000, 4000, 14_000]);
  });
});
