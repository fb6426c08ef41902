import { describe, expect, test } from "vitest";
import { conversation, tagged } from "../../../../lib/conditions/index.ts";
import { decide } from "../../../../lib/rules/follow-up/decide.ts";
import {
  ask,
  DAY,
  facts,
  GONE_QUIET,
  gist,
  HOUR,
  handedOver,
  MINUTE,
  NINE,
  NOBODY_ANSWERS,
  replied,
  settings,
  silent,
  waiting,
  wrote,
} from "./support.ts";

const last = (...looks: Parameters<typeof ask>[0]) => ask(looks).at(-1);

describe("what is left alone", () => {
  const reasonOf = (over: Parameters<typeof waiting>[0], now = NINE + MINUTE) =>
    decide(settings(), facts(now, waiting(over)), { memory: undefined });

  test("a conversation that Intercom no longer knows", () => {
    const gone = { ...facts(NINE), conversation: undefined };
    expect(decide(settings(), gone, { memory: undefined }).reason).toBe("gone");
  });

  test("a closed one", () => {
    expect(gist(reasonOf({ state: "closed" }))).toBe("closed");
  });

  test("a snoozed one, until its snooze ends", () => {
    const snoozed = reasonOf({ state: "snoozed", snoozedUntil: NINE + 5 * HOUR }, NINE + 4 * HOUR);
    expect(gist(snoozed)).toBe("snoozed until 03-02T14:00");
  });

  test("a snoozed one whose end is no time: its next notification brings it back", () => {
    expect(gist(reasonOf({ state: "snoozed", snoozedUntil: 64_632_601_013_000 }))).toBe("snoozed");
    expect(gist(reasonOf({ state: "snoozed", snoozedUntil: NINE - HOUR }))).toBe("snoozed");
  });

  test.each([64_632_601_013_000, 64_654_125_776_000, 0, undefined])(
    "one that nobody waits in, by a waiting_since of %s",
    (waitingSince) => {
      expect(gist(reasonOf({ waitingSince }, NINE + 2 * HOUR))).toBe("nobody_waits");
    },
  );

  test("one in which nobody has written yet", () => {
    expect(gist(reasonOf({ waitingSince: undefined, happenings: [] }))).toBe("nobody_waits");
  });

  test("one that no ladder is for", () => {
    const none = settings({ ladders: [GONE_QUIET] });
    expect(decide(none, facts(NINE + 2 * HOUR), { memory: undefined }).reason).toBe("no_ladder");
    const other = settings({ ladders: [{ ...NOBODY_ANSWERS, when: tagged("vip") }] });
    expect(decide(other, facts(NINE + 2 * HOUR), { memory: undefined }).reason).toBe("no_ladder");
  });

  test("a wait that began before the window, when it is first seen", () => {
    expect(gist(reasonOf({}, NINE + 3 * DAY + 1))).toBe("too_old");
    expect(reasonOf({}, NINE + 3 * DAY).reason).toBe("step_due");
  });
});

describe("a ladder for a customer who waits", () => {
  test("sets a time, and takes each step when it has come", () => {
    const looks = [0, 1, 1.5, 2, 4, 5].map((after) => facts(NINE + after * HOUR));
    expect(ask(looks).map(gist)).toEqual([
      "not_yet until 03-02T10:00",
      "step_due until 03-02T11:00",
      "not_yet until 03-02T11:00",
      "step_due until 03-02T13:00",
      "step_due",
      "ladder_done",
    ]);
  });

  test("does what the steps say", () => {
    const [, note, pool, lead] = ask([0, 1, 2, 4].map((after) => facts(NINE + after * HOUR)));
    const since = "The customer has waited for us since 2026-03-02 09:00 UTC";
    expect(note).toMatchObject({
      because: `${since}: step 1 of 3 of "nobody answers" (1h).`,
      actions: [{ kind: "note", conversation: "77", body: "An hour without an answer." }],
    });
    expect(pool).toMatchObject({
      actions: [
        { kind: "tag", on: [{ kind: "lead", id: "l-1" }], tag: { name: "waited" } },
        {
          kind: "assign",
          from: { type: "admin", id: "11" },
          // Ada lets it wait, and Cleo is away.
          draw: { pool: "500", members: ["11", "12", "13"], among: ["12"] },
        },
      ],
    });
    expect(lead).toMatchObject({ actions: [{ kind: "assign", to: { type: "admin", id: "14" } }] });
  });

  test("takes what was missed together, in order", () => {
    const [plan] = ask([facts(NINE + 5 * HOUR)]);
    expect(plan).toMatchObject({
      because: expect.stringContaining("step 1 of 3 of"),
      actions: [{ kind: "note" }, { kind: "tag" }, { kind: "assign" }, { kind: "assign" }],
    });
  });

  test("is over with an answer, and begins anew with the next message", () => {
    const looks = [
      facts(NINE + HOUR),
      facts(
        NINE + 90 * MINUTE,
        silent({ happenings: [wrote("m1", NINE), replied("p1", NINE + 80 * MINUTE)] }),
      ),
      facts(
        NINE + 3 * HOUR,
        waiting({
          waitingSince: NINE + 2 * HOUR,
          happenings: [wrote("m1", NINE), replied("p1", NINE + 80 * MINUTE), wrote("m2", NINE + 2 * HOUR)],
        }),
      ),
    ];
    expect(ask(looks).map(gist)).toEqual([
      "step_due until 03-02T11:00",
      "answered until 03-03T10:20",
      "step_due until 03-02T13:00",
    ]);
  });

  test("is over with an answer also where no ladder follows", () => {
    const answered = silent({ happenings: [wrote("m1", NINE), replied("p1", NINE + MINUTE)] });
    const said = ask([facts(NINE), facts(NINE + HOUR, answered)], settings({ ladders: [NOBODY_ANSWERS] }));
    expect(said.map(gist)).toEqual(["not_yet until 03-02T10:00", "no_ladder"]);
    const rested = waiting({ waitingSince: undefined });
    expect(ask([facts(NINE), facts(NINE + HOUR, rested), facts(NINE + HOUR, rested)]).map(gist)).toEqual([
      "not_yet until 03-02T10:00",
      "answered",
      "nobody_waits",
    ]);
  });

  test("does not begin anew because the customer writes again", () => {
    const again = waiting({
      waitingSince: NINE + 90 * MINUTE,
      happenings: [wrote("m1", NINE), wrote("m2", NINE + 90 * MINUTE)],
    });
    expect(last(facts(NINE + HOUR), facts(NINE + 95 * MINUTE, again))).toMatchObject({ reason: "not_yet" });
  });

  test("does not take the pool's turn when a teammate gave the conversation to somebody", () => {
    const given = waiting({ happenings: [wrote("m1", NINE), handedOver("p1", NINE + 5 * MINUTE)] });
    const [first, second, third] = ask([1, 2, 4].map((after) => facts(NINE + after * HOUR, given)));
    expect(first?.reason).toBe("step_due");
    // The tag is no assignment.
    expect(second).toMatchObject({ reason: "step_due", actions: [{ kind: "tag" }] });
    expect(third).toMatchObject({ reason: "reassigned_by_human" });
    const earlier = waiting({ happenings: [handedOver("p0", NINE - HOUR), wrote("m1", NINE)] });
    expect(ask([facts(NINE + 2 * HOUR, earlier)])).toMatchObject([{ actions: [{}, {}, { kind: "assign" }] }]);
  });

  test("waits while nobody of the pool is there, and then takes the step", () => {
    const away = new Map([
      [
        "pool:Support",
        { kind: "pool", pool: { team: "500", name: "Support", members: ["11"], free: ["11"] } },
      ],
    ] as const);
    const looks = [facts(NINE + HOUR), facts(NINE + 2 * HOUR, waiting(), { targets: away })];
    expect(gist(last(...looks) ?? { outcome: "skip", reason: "", because: "" })).toBe(
      "nobody_free until 03-02T11:10",
    );
    expect(last(...looks, facts(NINE + 130 * MINUTE))).toMatchObject({
      reason: "step_due",
      actions: [{ kind: "tag" }, { kind: "assign" }],
    });
  });

  test("leaves out what is so already", () => {
    const lead = waiting({ assignee: { type: "admin", id: "14" } });
    const looks = [1, 2, 4].map((after) =>
      facts(NINE + after * HOUR, lead, { customerTags: [{ id: "9", name: "Waited" }] }),
    );
    const [, second, third] = ask(looks);
    expect(second).toMatchObject({ actions: [{ kind: "assign", draw: { among: ["11", "12"] } }] });
    expect(third).toMatchObject({ reason: "nothing_to_do" });
  });

  test("stops when its condition no longer holds", () => {
    const ladders = [{ ...NOBODY_ANSWERS, when: conversation.pageUrl.contains("/checkout") }];
    const on = (url: string) => ({
      about: {
        conversation: {
          type: "conversation" as const,
          id: "77",
          created_at: 1,
          updated_at: 1,
          assignee: { type: "nobody_admin" as const },
          open: true,
          state: "open" as const,
          conversation_message: { url },
        },
      },
    });
    const looks = [
      facts(NINE, waiting(), on("https://example.test/checkout")),
      facts(NINE + HOUR, waiting(), on("https://example.test/")),
      facts(NINE + 2 * HOUR, waiting(), on("https://example.test/")),
    ];
    expect(ask(looks, { ladders }).map(gist)).toEqual([
      "not_yet until 03-02T10:00",
      "conditions_changed",
      "no_ladder",
    ]);
  });

  test("leaves out steps that are later than the window, and ends when none is left", () => {
    const ladders = [
      {
        ...NOBODY_ANSWERS,
        steps: [
          { after: "1h", do: [{ note: "a" }] },
          { after: "4d", do: [{ note: "b" }] },
        ],
      },
    ];
    expect(ask([facts(NINE), facts(NINE + 4 * DAY)], { ladders })).toMatchObject([
      { reason: "not_yet" },
      { reason: "step_due", actions: [{ body: "b" }] },
    ]);
    expect(ask([facts(NINE), facts(NINE + 8 * DAY)], { ladders }).map(gist)).toEqual([
      "not_yet until 03-02T10:00",
      "too_old",
    ]);
  });
});

describe("a ladder for a customer who is silent", () => {
  test("goes no further in one go than to a snooze", () => {
    const looks = [0, 2, 2.5].map((after) => facts(NINE + after * DAY, silent()));
    const [, snooze, close] = ask(looks);
    expect(snooze).toMatchObject({
      reason: "step_due",
      because:
        'We have waited for the customer since 2026-03-02 09:00 UTC: step 1 of 2 of "gone quiet" (1d).',
      actions: [{ kind: "snooze", until: NINE + 2 * DAY + 2 * HOUR, was: { state: "open" } }],
    });
    expect(close).toMatchObject({
      actions: [{ kind: "close", body: "Bye for now.", was: { state: "open" } }],
    });
  });

  test("does not close again what a teammate opened without a word", () => {
    const looks = [
      facts(NINE + 2 * DAY, silent({ state: "closed" })),
      facts(NINE + 2 * DAY + HOUR, silent()),
    ];
    const before = [0, 1, 2].map((after) => facts(NINE + after * DAY, silent()));
    expect(
      ask([...before, ...looks])
        .map(gist)
        .slice(-3),
    ).toEqual(["step_due", "closed", "ladder_done"]);
  });

  test("counts from the last reply", () => {
    const twice = silent({
      happenings: [wrote("m1", NINE), replied("p1", NINE), replied("p2", NINE + HOUR)],
    });
    expect(ask([facts(NINE + HOUR, twice)]).map(gist)).toEqual(["not_yet until 03-03T10:00"]);
  });
});
