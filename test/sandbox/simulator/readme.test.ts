import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { addConversation, addUser, startWorkspace } from "./support/workspace.ts";

const page = readFileSync(path.resolve(import.meta.dirname, "../../../sandbox/README.md"), "utf8");

/** A call of the back door as the page writes it: `curl`, perhaps a method, the path, perhaps a body, over some lines. */
const CURL = /^curl (?:-X (\w+) )?"?\$DOOR\/([^\s"]+)"?(?: -d '([^']*)')?/gm;

const calls = [...page.matchAll(CURL)].map(([, method = "GET", to = "", body]) => ({ method, to, body }));

test("the page shows calls of the back door", () => {
  expect(calls.length).toBeGreaterThan(30);
  expect(calls.map(({ to }) => to)).toContain("acts");
});

test.each(calls)("$method $to $body works as the page says", async ({ method, to, body }) => {
  const workspace = await startWorkspace();
  const person = await addUser(workspace, { user_id: "u1", custom_attributes: { tier: "gold" } });
  const conversation = await addConversation(workspace, person);
  await workspace.door("POST", "faults", { kind: "html" });
  const filled = (text: string) =>
    text
      .replaceAll("PERSON_ID", person)
      .replaceAll("CONVERSATION_ID", conversation)
      // The page's own workspace has made-up ids for these; a test workspace brings its own.
      .replace('"nia@example.com"]', '"rhea@example.com"]')
      .replace('"assignee_id":"493882"', '"assignee_id":"11"');
  const answer = await workspace.door(
    method,
    filled(to),
    body === undefined ? undefined : JSON.parse(filled(body)),
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
});
