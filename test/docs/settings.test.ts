import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { renderSettings } from "../../scripts/settings-reference.ts";

const page = renderSettings();

test("docs/settings.md is current: node scripts/settings-reference.ts", () => {
  const file = path.join(import.meta.dirname, "../../docs/settings.md");
  expect(readFileSync(file, "utf8")).toBe(page);
});

test("a setting is shown with its path, type, default and what it does", () => {
  expect(page).toContain(
    '| `region` | "us" or "eu" or "au" | `"us"` | Where the Intercom workspace is hosted. |',
  );
  expect(page).toContain(
    "| `actingAdmin` | text | required | The teammate in whose name Switchboard acts, by email address or id: one of its own, not a person's. |",
  );
  expect(page).toContain(
    "| `rules.tagLeads.tags[].when` | condition | required | When it is true of a person or company. |",
  );
});
