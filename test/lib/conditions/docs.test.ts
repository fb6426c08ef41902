import { describe, expect, test } from "vitest";
import * as conditions from "../../../lib/conditions/index.ts";
import { documented, page } from "./documented.ts";

const NO_BUILDERS = [
  "ConditionInvalidError",
  "addOpenTime",
  "isCondition",
  "isHours",
  "isOpen",
  "mergeNeeds",
  "namesIn",
  "nextClosing",
  "nextOpening",
  "openSecondsBetween",
  "walk",
];

describe("docs/conditions.md", () => {
  test("has all its examples in a form that is found here", () => {
    expect(documented.length).toBe(50);
  });

  test.each(documented)("$code says what the page says", ({ condition, says }) => {
    expect(condition.describe()).toBe(says);
  });

  test("has an example of every builder", () => {
    const builders = Object.keys(conditions).filter((name) => !NO_BUILDERS.includes(name));
    const missing = builders.filter(
      (name) => !documented.some(({ code }) => new RegExp(`\\b${name}\\b`).test(code)),
    );
    expect(missing).toEqual([]);
  });

  // Hours need no facts, and the page's check answers without them.
  const needy = documented.filter(({ code }) => !/^(duringHours|check)/.test(code));

  test.each(needy)("$code does not hold, and says so, when nothing was read", ({ condition }) => {
    const { holds, because } = condition.evaluate({}, { now: 1_560_945_600 });
    expect({ holds, opening: because.slice(0, 15) }).toEqual({ holds: false, opening: "Can't be told: " });
  });

  test.each([
    ["text", conditions.name],
    ["number", conditions.sessions],
    ["flag", conditions.unsubscribed],
    ["time", conditions.lastSeen],
  ])("lists what a %s can be asked", (kind, tests) => {
    const row = page.split("\n").find((line) => line.startsWith(`| ${kind} |`)) ?? "";
    const listed = [...row.matchAll(/`(\w+)`/g)].map(([, method]) => method);
    expect(listed.toSorted()).toEqual(Object.keys(tests).toSorted());
  });
});
