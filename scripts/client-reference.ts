/** Writes docs/client-reference.md from the docstrings of lib/intercom: `node scripts/client-reference.ts`. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import {
  type ClientMethod,
  type ClientResource,
  type ClientSource,
  readClientSource,
} from "./client-source.ts";

/** The page as it ought to be. */
export function renderReference({ resources, endpoints }: ClientSource): string {
  const calls = new Map(
    endpoints.map(({ constant, method, path: template }) => [constant, `${method} ${template}`]),
  );
  return `# The client's methods

<!-- Written by scripts/client-reference.ts from the docstrings of lib/intercom. -->

Of \`createIntercomClient\`. Every method's last argument is \`CallOptions\`: \`deadline\` (epoch milliseconds), \`signal\`, \`limiter\`. Every failure is one of the [errors](client.md#errors); here are those that say something about the method. Types are exported by name.

${resources.map((resource) => renderResource(resource, calls)).join("\n")}`;
}

function renderResource({ name, doc, methods }: ClientResource, calls: ReadonlyMap<string, string>): string {
  return `## ${name}

${linked(doc)}

${methods.map((method) => renderMethod(method, calls)).join("\n")}`;
}

function renderMethod(
  { name, doc, parameters, endpoints }: ClientMethod,
  calls: ReadonlyMap<string, string>,
): string {
  const called = [...new Set(endpoints.map((constant) => `\`${calls.get(constant)}\``))].join(", ");
  return `### ${name}

\`${name}(${parameters})\`

${linked(doc)} Calls ${called}.
`;
}

/** The facts' pages as links. */
function linked(doc: string): string {
  return doc.replaceAll(/docs\/(intercom-api-1\.3\/[\w-]+\.md)/g, "[$1]($1)");
}

if (import.meta.main) {
  const file = path.join(import.meta.dirname, "../docs/client-reference.md");
  writeFileSync(file, renderReference(readClientSource()));
}
