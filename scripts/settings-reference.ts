/** Writes docs/settings.md from the settings' schemas and docstrings: `node scripts/settings-reference.ts`. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { settingsSchema } from "../lib/rules/settings.ts";
import { rowsOf, type SettingRow } from "./settings-rows.ts";
import { readDocumentedObjects } from "./settings-source.ts";

/** The page as it ought to be. */
export function renderSettings(): string {
  const rows = rowsOf(settingsSchema, "", readDocumentedObjects());
  const sections = new Map<string, SettingRow[]>();
  for (const row of rows) {
    const section = sectionOf(row.path);
    if (row.path !== "rules") sections.set(section, [...(sections.get(section) ?? []), row]);
  }
  return `# Settings

<!-- Written by scripts/settings-reference.ts from the schemas and docstrings of lib/rules. -->

All that \`switchboard.config.ts\` may say. \`[]\` stands for an entry of a list, \`<name>\` for a name of your own. A rule that is absent is off. Conditions and hours are made by builders: [conditions.md](conditions.md). \`npm run check\` says what is wrong with a file, and how to mend it.

${[...sections].map(([title, some]) => `## ${title}\n\n${tableOf(some)}`).join("\n")}`;
}

function sectionOf(at: string): string {
  const [first = "", second = ""] = at.split(/[.[]/);
  if (first === "rules") return `rules.${second}`;
  return first === "monitoring" ? first : "The workspace";
}

function tableOf(rows: readonly SettingRow[]): string {
  const lines = rows.map(
    ({ path: at, type, byDefault, isRequired, doc }) =>
      `| \`${at}\` | ${cell(type)} | ${isRequired ? "required" : byDefault === undefined ? "" : cell(`\`${byDefault}\``)} | ${cell(doc)} |`,
  );
  return `| setting | type | default | what it does |\n|---|---|---|---|\n${lines.join("\n")}\n`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

if (import.meta.main) {
  writeFileSync(path.join(import.meta.dirname, "../docs/settings.md"), renderSettings());
}
