import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { renderReference } from "../../scripts/client-reference.ts";
import { readClientSource } from "../../scripts/client-source.ts";

const source = readClientSource();

test("docs/client-reference.md is current: node scripts/client-reference.ts", () => {
  const page = path.join(import.meta.dirname, "../../docs/client-reference.md");
  expect(readFileSync(page, "utf8")).toBe(renderReference(source));
});

test("a method is shown with its parameters, what it says of itself and what it calls", () => {
  expect(renderReference(source)).toContain(`### users.archive

\`users.archive(who: ExactlyOne<{ id: string; user_id: string; email: string }>, options?: CallOptions)\`

Archives a user with all conversations. Throws \`NotFoundError\`, \`DuplicateEmailError\`. Calls \`DELETE /users\`, \`DELETE /users/{id}\`.
`);
});
