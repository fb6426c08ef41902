import { describe, expect, test } from "vitest";
import { decide } from "../../../../lib/rules/auto-assign/decide.ts";
import type { ConversationFacts } from "../../../../lib/rules/auto-assign/facts.ts";
import { away, facts, free, NOW, settings, support, teammate, unassigned } from "./facts.ts";

const withConversation = (change: Partial<ConversationFacts>, given = {}) =>
  decide(facts({ conversation: { ...unassigned, ...change } }), settings(given));
const withMembers = (members: Parameters<typeof support>[0], given = {}) =>
  decide(facts({ pools: [support(members)] }), settings(given));

describe("a conversation that nobody has", () => {
  test("goes to someone of the team who is there", () => {
    expect(decide(facts(), settings())).toMatchObject({
      outcome: "plan",
      reason: "assigned",
      because: "Next in turn of the 2 free in Support (3 in all).",
      actions: [
        {
          kind: "assign",
          conversation: "21330000001",
          draw: { pool: "814865", members: ["11", "12", "13"], among: ["11", "13"] },
          from: { type: "nobody_admin", id: null },
          reason: "Next in turn of the 2 free in Support (3 in all).",
        },
      ],
    });
  });

  test("is drawn from its own team when it lies there", () => {
    expect(withConversation({ assignee: { type: "team", id: "814865" } })).toMatchObject({ outcome: "plan" });
  });

  test("never goes to the acting admin, even if they are in the team", () => {
    expect(withMembers([free("99"), free("13")])).toMatchObject({
      actions: [{ draw: { members: ["13"], among: ["13"] } }],
    });
  });

  test.each([
    ["without an inbox seat", { hasInboxSeat: false }],
    ["outside of their hours", { onDuty: false }],
    ["away", { away: true }],
  ])("never goes to someone %s", (_, change) => {
    expect(withMembers([teammate("11", change), free("13")])).toMatchObject({
      actions: [{ draw: { among: ["13"] } }],
    });
  });

  test("waits, since it was made, when nobody is free, and says why person by person", () => {
    const pools = [
      support([
        away("11"),
        teammate("12", { hasInboxSeat: false }),
        teammate("13", { onDuty: false }),
        teammate("14", { limit: 3 }),
      ]),
    ];
    const load = { open: { "14": 3 }, countedAt: NOW };
    expect(decide(facts({ pools, load }), settings())).toMatchObject({
      outcome: "skip",
      reason: "nobody_free",
      because:
        "Nobody in Support is free: 11 is away; 12 has no inbox seat; 13 is outside their hours; 14 has 3 open of 3.",
      waitsSince: 1_560_945_600_000,
    });
  });

  test("waits when the team is empty, or has the acting admin only", () => {
    const empty = { reason: "nobody_free", because: "There is nobody in Support." };
    expect(withMembers([])).toMatchObject(empty);
    expect(withMembers([free("99")])).toMatchObject(empty);
  });

  test("names ten people at most", () => {
    const many = Array.from({ length: 12 }, (_, n) => away(String(100 + n)));
    expect(withMembers(many).because).toMatch(/; 109 is away; and 2 more\.$/);
  });

  test("of a pool whose limits were reached meanwhile waits as well", () => {
    expect(decide(facts(), settings())).toMatchObject({
      actions: [{ ifNobody: { outcome: "skip", reason: "nobody_free", waitsSince: 1_560_945_600_000 } }],
    });
  });
});

describe("the draw", () => {
  test("of a weighted pool has the weights", () => {
    const pools = [support([teammate("11", { weight: 3 }), free("13")], { strategy: "weighted" })];
    expect(decide(facts({ pools }), settings())).toMatchObject({
      because: "Next by weight of the 2 free in Support (2 in all).",
      actions: [{ draw: { strategy: "weighted", weights: { "11": 3, "13": 1 } } }],
    });
  });

  test("of a balanced pool has what each has open, and who has a limit", () => {
    const pools = [support([teammate("11", { limit: 4 }), free("13")], { strategy: "balanced" })];
    const load = { open: { "11": 3, "77": 9 }, countedAt: NOW };
    expect(decide(facts({ pools, load }), settings())).toMatchObject({
      because: "Fewest open of the 2 free in Support (2 in all).",
      actions: [{ draw: { load: { open: { "11": 3, "13": 0 }, countedAt: NOW, limits: { "11": 4 } } } }],
    });
  });

  test("of a pool with a limit takes a place for the conversation", () => {
    const pools = [support([free("11")], { limitPerPool: 5 })];
    expect(decide(facts({ pools }), settings())).toMatchObject({
      actions: [{ draw: { places: { limit: 5, conversation: "21330000001" } } }],
    });
  });
});

describe("a note", () => {
  test("says why, if the settings ask for it", () => {
    expect(decide(facts(), settings({ noteReason: true }))).toMatchObject({
      actions: [
        { kind: "assign" },
        {
          kind: "note",
          body: "Assigned by Switchboard. Next in turn of the 2 free in Support (3 in all).",
        },
      ],
    });
  });
});

describe("a conversation that is left alone", () => {
  test.each([
    ["a teammate has it", { assignee: { type: "admin", id: "11" } }, "has_assignee"],
    ["another team has it", { assignee: { type: "team", id: "1" } }, "with_another_team"],
    ["it is closed", { state: "closed" }, "closed"],
    ["it is snoozed", { state: "snoozed" }, "snoozed"],
  ])("because %s", (_, change, reason) => {
    const decided = withConversation(change);
    expect(decided).toMatchObject({ outcome: "skip", reason });
    expect(decided).not.toHaveProperty("waitsSince");
  });

  test("because it no longer exists", () => {
    expect(decide(facts({ conversation: undefined }), settings())).toMatchObject({
      outcome: "skip",
      reason: "gone",
    });
  });

  test("because it was begun too long ago", () => {
    const limit = { ignoreOlderThanHours: 2 };
    expect(withConversation({ createdAt: NOW - 7_200_001 }, limit)).toMatchObject({ reason: "too_old" });
    expect(withConversation({ createdAt: NOW - 7_200_000 }, limit)).toMatchObject({ reason: "assigned" });
  });
});
