import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isEndpointPattern,
  matchesCall,
  matchesTopic,
} from "../../../../sandbox/simulator/faults/pattern.ts";

const REPLY = { method: "POST", endpoint: "POST /conversations/{id}/reply", path: "/conversations/7/reply" };
const SCROLL = { method: "GET", endpoint: "GET /users/scroll", path: "/users/scroll" };
const LOST = { method: "GET", endpoint: "unknown path", path: "/nowhere" };

describe("a pattern of endpoints", () => {
  test.each([
    "*",
    "POST *",
    "* *",
    "* /conversations/{id}/reply",
    "POST /conversations/{any}/reply",
    "POST /conversations/7/reply",
    "POST /conversations*",
  ])("%s means a reply", (pattern) => {
    expect(isEndpointPattern(pattern)).toBe(true);
    expect(matchesCall(pattern, REPLY)).toBe(true);
  });

  test.each([
    "GET *",
    "POST /conversations/{id}",
    "POST /conversations/8/reply",
    "POST /conversations/last/reply",
    "POST /users*",
  ])("%s doesn't", (pattern) => {
    expect(isEndpointPattern(pattern)).toBe(true);
    expect(matchesCall(pattern, REPLY)).toBe(false);
  });

  test("with braces is an endpoint, not whatever stands at their place", () => {
    expect(matchesCall("GET /users/{id}", SCROLL)).toBe(false);
    expect(matchesCall("GET /users/scroll", SCROLL)).toBe(true);
  });

  test("may be a path that no endpoint has", () => {
    expect(matchesCall("GET /nowhere", LOST)).toBe(true);
    expect(matchesCall("GET /elsewhere", LOST)).toBe(false);
  });

  test.each(["", "GET", "/users", "get /users", "GET users", "GET  /users", "GET /us*rs", "GET /users *"])(
    "%j is none",
    (pattern) => {
      expect(isEndpointPattern(pattern)).toBe(false);
    },
  );

  test("every call is meant by its own path, by its method and by everything", () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.constantFrom("GET", "POST", "PUT", "DELETE"), fc.array(part), (method, parts) => {
        const path = `/${parts.join("/")}`;
        const call = { method, endpoint: "unknown path", path };
        for (const pattern of [`${method} ${path}`, `* ${path}`, `${method} *`, "*"]) {
          expect([pattern, isEndpointPattern(pattern), matchesCall(pattern, call)]).toEqual([
            pattern,
            true,
            true,
          ]);
        }
        expect(matchesCall(`PATCH ${path}`, call)).toBe(false);
      }),
    );
  });
});

test.each([
  ["*", true],
  ["conversation.*", true],
  ["conversation.admin.noted", true],
  ["conversation.admin", false],
  ["user.*", false],
])("the topic pattern %s and conversation.admin.noted: %j", (pattern, meant) => {
  expect(matchesTopic(pattern, "conversation.admin.noted")).toBe(meant);
});
