import { describe, expect, test } from "vitest";
import { Board } from "../../sandbox/board.ts";
import { readDecisionLine } from "../../sandbox/decision-lines.ts";
import { createNarrator } from "../../sandbox/narrator.ts";

const made = (conversation: string, at = 1_000) => ({ conversation, name: "Lea Moss", words: "Hello?", at });
const given = (conversation: string, to: string) => ({
  conversation,
  outcome: "acted",
  because: "Next.",
  to,
});
const waits = (conversation: string) => ({
  conversation,
  outcome: "skipped",
  because: "All are away.",
  to: undefined,
});

describe("the board", () => {
  test("tells a decision about a conversation it knows, with how long it took", () => {
    const board = new Board();
    expect(board.made(made("1"), 1_000)).toEqual([]);
    expect(board.decided(given("1", "11"), 1_250)).toMatchObject({ tookMs: 250, decided: { to: "11" } });
    expect([board.total, board.assigned, board.open()]).toEqual([1, 1, []]);
  });

  test("keeps a decision that comes before it knows the conversation", () => {
    const board = new Board();
    expect(board.decided(given("1", "11"), 900)).toBeUndefined();
    expect(board.made(made("1"), 1_100)).toMatchObject([{ decided: { to: "11" }, tookMs: 100 }]);
    expect(board.assigned).toBe(1);
  });

  test("tells once that a conversation waits, and again when it gets someone", () => {
    const board = new Board();
    board.made(made("1"), 1_000);
    expect(board.decided(waits("1"), 1_100)).toBeDefined();
    expect(board.decided(waits("1"), 1_200)).toBeUndefined();
    expect(board.open()).toHaveLength(1);
    expect(board.decided(given("1", "11"), 9_000)).toMatchObject({ tookMs: 8_000 });
    expect(board.decided(waits("1"), 9_100)).toBeUndefined();
    expect(board.open()).toEqual([]);
  });

  test("counts shares, most first, and the times below which a share of the conversations lies", () => {
    const board = new Board();
    for (const [conversation, to, at] of [
      ["1", "12", 1_100],
      ["2", "11", 1_200],
      ["3", "12", 1_300],
      ["4", "12", 1_400],
    ] as const) {
      board.made(made(conversation), 1_000);
      board.decided(given(conversation, to), at);
    }
    expect(board.shares()).toEqual([
      { id: "12", count: 3 },
      { id: "11", count: 1 },
    ]);
    expect([board.took(0.5), board.took(0.95)]).toEqual([300, 400]);
    expect(new Board().took(0.5)).toBe(0);
  });
});

describe("a function's log line", () => {
  const line = {
    level: "INFO",
    message: "decision",
    rule: "auto-assign",
    outcome: "acted",
    object: "conversation#21330000001",
    because: "Next in turn.",
    actions: [{ kind: "assign", to: "11" }],
  };
  test("of a decision about a conversation is read", () => {
    expect(readDecisionLine(JSON.stringify(line))).toEqual({
      conversation: "21330000001",
      outcome: "acted",
      because: "Next in turn.",
      to: "11",
    });
  });
  test.each([
    ["of something else", JSON.stringify({ ...line, message: "sweep" })],
    ["of another rule", JSON.stringify({ ...line, rule: "follow-up" })],
    ["about a person", JSON.stringify({ ...line, object: "person#1" })],
    ["that isn't JSON", "{ this is no JSON"],
    ["that is a warning of Node", "(node:1) Warning"],
    ["that is empty", ""],
  ])("%s is passed over", (_, text) => {
    expect(readDecisionLine(text)).toBeUndefined();
  });
});

test("a line of the show says who wrote what, who got it, how long it took and why", () => {
  const narrator = createNarrator(new Map([["11", "Rhea Quill"]]));
  const told = { made: made("1"), decided: given("1", "11"), tookMs: 183 };
  const time = new Date(1_560_945_600_000).toTimeString().slice(0, 8);
  expect(narrator.line(told, 1_560_945_600_000)).toBe(
    `${time}  Lea Moss: “Hello?”                     → Rhea Quill    183 ms  Next.`,
  );
  const nobody = { ...told, decided: waits("1") };
  expect(narrator.line(nobody, 1_560_945_600_000)).toContain("→ nobody yet");
});

test("a line of another rule says whom it is about, which rule, how long it took and why, within the width", () => {
  const narrator = createNarrator(new Map(), 80);
  const who = "Zola Rao, a lead on plan pro";
  const line = narrator.event({ who, what: "tag-leads", tookMs: 23, because: '"hot-lead" is given.' }, 0);
  expect(line.slice(10)).toBe('Zola Rao, a lead on plan pro           + tag-leads      23 ms  "hot-l…');
});
