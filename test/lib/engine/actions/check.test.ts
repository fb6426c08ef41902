import { describe, expect, test } from "vitest";
import { checkAction } from "../../../../lib/engine/actions/check.ts";
import type { Action, TagTarget } from "../../../../lib/state/index.ts";

const reason = "a test";
const note = (body: string): Action => ({ kind: "note", conversation: "1", body, reason });
const tag = (on: TagTarget[]): Action => ({ kind: "tag", on, tag: { name: "Beta" }, reason });
const people = (count: number): TagTarget[] =>
  Array.from({ length: count }, (_, index) => ({ kind: "user", id: `${index}` }));

describe("an action that can't be done is refused before anything is sent", () => {
  test.each<[string, Action, string]>([
    ["empty note", note("  \n"), 'body of a "note" action is empty: give words, or leave it out'],
    [
      "long note",
      note("x".repeat(10_001)),
      'body of a "note" action has 10001 characters, 10000 at most: shorten it',
    ],
    [
      "empty reply",
      { kind: "reply", conversation: "1", body: "", messageType: "comment", reason },
      'body of a "reply" action is empty: give words, or leave it out',
    ],
    [
      "empty closing message",
      { kind: "close", conversation: "1", body: "", was: { state: "open" }, reason },
      'body of a "close" action is empty: give words, or leave it out',
    ],
    ["nobody to tag", tag([]), 'on of a "tag" action is empty: name who is tagged'],
    ["51 people", tag(people(51)), 'on of a "tag" action names 51, 50 at most: make several actions'],
    [
      "people and companies",
      tag([...people(1), { kind: "company", id: "2" }]),
      'on of a "tag" action names people and companies: make two actions',
    ],
  ])("%s", (_, action, message) => {
    const refused = expect.objectContaining({ code: "engine.action_invalid", retryable: false, message });
    expect(() => checkAction(action)).toThrow(refused);
  });

  test.each<[string, Action]>([
    ["10,000 characters", note("x".repeat(10_000))],
    ["50 people", tag(people(50))],
    [
      "companies",
      tag([
        { kind: "company", id: "1" },
        { kind: "company", id: "2" },
      ]),
    ],
    ["closing without words", { kind: "close", conversation: "1", was: { state: "open" }, reason }],
  ])("%s: fine", (_, action) => {
    expect(() => checkAction(action)).not.toThrow();
  });
});
