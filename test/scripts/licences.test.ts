import { expect, test } from "vitest";
import { licencesOf, ownLicences } from "../../scripts/licences.ts";

const lock = (packages: Record<string, object>) => JSON.stringify({ packages: { "": {}, ...packages } });

test("every package may be used as it is", () => {
  const all = ownLicences();
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(({ isAllowed }) => !isAllowed)).toEqual([]);
});

test("a package without a licence, or with one that asks for more, is refused", () => {
  const found = licencesOf(
    lock({
      "node_modules/a": { version: "1.0.0", license: "GPL-3.0" },
      "node_modules/b": { version: "2.0.0" },
      "node_modules/@c/d": { version: "3.0.0", license: "MIT" },
    }),
  );
  expect(found.map(({ name, licence, isAllowed }) => [name, licence, isAllowed])).toEqual([
    ["a", "GPL-3.0", false],
    ["b", "none", false],
    ["@c/d", "MIT", true],
  ]);
});

test("what is deployed may have less than the tools", () => {
  const found = licencesOf(
    lock({
      "node_modules/a": { version: "1.0.0", license: "MPL-2.0" },
      "node_modules/b/node_modules/a": { version: "1.0.0", license: "MPL-2.0", dev: true },
    }),
  );
  expect(found.map(({ name, isAllowed }) => [name, isAllowed])).toEqual([
    ["a", false],
    ["a", true],
  ]);
});
