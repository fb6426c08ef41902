import { expect, test } from "vitest";
import { templatesSeen } from "../../scripts/request-lines.ts";

const templates = [
  { method: "GET", path: "/users" },
  { method: "GET", path: "/users/{id}" },
  { method: "GET", path: "/users/scroll" },
  { method: "DELETE", path: "/users/{id}" },
  { method: "POST", path: "/conversations/{id}/reply" },
  { method: "POST", path: "/conversations/last/reply" },
];

test.each<[string, string, string[]]>([
  ["a path", '"GET /users",', ["GET /users"]],
  ["a path with a query", '"GET /users?email=mira%40example.net",', ["GET /users"]],
  ["an id", '"GET /users/5d0a",', ["GET /users/{id}"]],
  ["an id from a constant", "`DELETE /users/$" + "{PERSON}`]", ["DELETE /users/{id}"]],
  ["a constant in the middle", "`POST /conversations/$" + "{C}/reply`", ["POST /conversations/{id}/reply"]],
  ["a word that is no id", '"GET /users/scroll"', ["GET /users/scroll"]],
  ["a word in the middle", '"POST /conversations/last/reply"', ["POST /conversations/last/reply"]],
  ["two", '["GET /users", "GET /users/5d0a"]', ["GET /users", "GET /users/{id}"]],
  ["a message about a request", '"GET /users/5d0a was aborted by its caller"', []],
  ["a message about a template", '"GET /users/{id}: nothing was sent"', []],
  ["a template", '"GET /users/{id}"', []],
  ["another method", '"PUT /users"', []],
  ["a longer path", '"GET /users/5d0a/tags"', []],
  ["no id", '"GET /users/"', []],
  ["a comment", "// GET /users", []],
])("in a test's source, %s", (_name, source, expected) => {
  expect([...templatesSeen(source, templates)]).toEqual(expected);
});
