import { describe, expect, test } from "vitest";
import { decide } from "../../../../lib/rules/follow-up/decide.ts";
import {
  ask,
  facts,
  GONE_QUIET,
  gist,
  MINUTE,
  NINE,
  NOBODY_ANSWERS,
  OFFICE,
  settings,
  waiting,
  wrote,
} from "./support.ts";

describe("hours", () => {
  const ladders = [{ ...NOBODY_ANSWERS, hours: OFFICE }];

  test("are what is counted, over night and holiday", () => {
    const since = Date.parse("2026-03-03T16:30:00Z");
    const late = waiting({ waitingSince: since, happenings: [wrote("m1", since)] });
    // Wednesday, 4 March, is a holiday.
    expect(ask([facts(since, late)], { ladders }).map(gist)).toEqual(["not_yet until 03-05T09:30"]);
  });

  test("may be left out of the count, and the night's step comes in the morning", () => {
    const since = Date.parse("2026-03-02T16:30:00Z");
    const late = waiting({ waitingSince: since, happenings: [wrote("m1", since)] });
    const all = [{ ...NOBODY_ANSWERS, hours: OFFICE, count: "all" as const }];
    expect(ask([facts(since, late)], { ladders: all }).map(gist)).toEqual(["not_yet until 03-03T09:00"]);
  });

  test("are asked again when a step is taken: one that comes late waits for the next opening", () => {
    const since = Date.parse("2026-03-02T15:58:00Z");
    const late = waiting({ waitingSince: since, happenings: [wrote("m1", since)] });
    const looks = [since, since + 62 * MINUTE, Date.parse("2026-03-03T09:00:00Z")].map((now) =>
      facts(now, late),
    );
    expect(ask(looks, { ladders }).map(gist)).toEqual([
      "not_yet until 03-02T16:58",
      "outside_hours until 03-03T09:00",
      "step_due until 03-03T09:58",
    ]);
  });
});

describe("a conversation from a list", () => {
  const listed = (over: Parameters<typeof waiting>[0] = {}) =>
    facts(NINE, waiting({ happenings: undefined, ...over }));

  test("is looked at closer if there may be a ladder for it", () => {
    expect(decide(settings(), listed())).toMatchObject({ reason: "look_closer", dueAt: NINE });
  });

  test("is left alone if there is none, or it rests", () => {
    expect(decide(settings({ ladders: [GONE_QUIET] }), listed()).reason).toBe("no_ladder");
    expect(decide(settings({ ladders: [GONE_QUIET] }), listed({ waitingSince: undefined })).reason).toBe(
      "look_closer",
    );
    expect(decide(settings(), listed({ state: "closed" })).reason).toBe("closed");
  });
});
