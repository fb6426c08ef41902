import { describe, expect, test } from "vitest";
import { readGroup, writeMessages } from "../../../../lib/engine/group/message.ts";
import { readMessage } from "../../../../lib/engine/index.ts";

const event = (n: number) => ({
  id: `sweep/r/t/person#${n}`,
  topic: "sweep",
  at: 1_560_945_600_000,
  item: { type: "person", id: `${n}` },
  resends: 0,
});
const events = Array.from({ length: 120 }, (_, n) => event(n));

describe("messages of events", () => {
  test("hold one each, unless they may share one", () => {
    expect(writeMessages(events)).toHaveLength(120);
    expect(writeMessages(events).map(readGroup)).toEqual(events.map(() => undefined));
  });

  test("hold as many as they may, fifty at most, and are read as they were", () => {
    expect(writeMessages(events, 50).map((body) => readGroup(body)?.length)).toEqual([50, 50, 20]);
    expect(writeMessages(events, 500).map((body) => readGroup(body)?.length)).toEqual([50, 50, 20]);
    expect(writeMessages(events, 50).flatMap((body) => readGroup(body) ?? [])).toEqual(events);
  });

  test("of a group are no event, and one that can't be read spoils them", () => {
    const [body = ""] = writeMessages(events, 50);
    expect(readMessage(body)).toBeUndefined();
    expect(readGroup('{"switchboard":1,"group":[{"id":"x"}]}')).toBeUndefined();
    expect(readGroup('{"switchboard":1,"group":[]}')).toBeUndefined();
    expect(readGroup("no JSON")).toBeUndefined();
  });
});
