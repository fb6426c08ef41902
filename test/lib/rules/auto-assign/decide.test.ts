import { describe, expect, test } from "vitest";
import { decide } from "../../../../lib/rules/auto-assign/decide.ts";
import type {
  AutoAssignFacts,
  ConversationFacts,
  Teammate,
} from "../../../../lib/rules/auto-assign/facts.ts";

const free = (id: string): Teammate => ({ id, away: false, hasInboxSeat: true });
const away = (id: string): Teammate => ({ id, away: true, hasInboxSeat: true });

const unassigned: ConversationFacts = {
  id: "21330000001",
  createdAt: 1_560_945_600_000,
  state: "open",
  assignee: { type: "nobody_admin", id: null },
};

function facts(change: Partial<AutoAssignFacts> = {}): AutoAssignFacts {
  return {
    conversation: unassigned,
    pool: { team: "814865", name: "Support", members: [free("11"), away("12"), free("13")] },
    actingAdmin: "99",
    ...change,
  };
}
const withConversation = (change: Partial<ConversationFacts>) =>
  decide(facts({ conversation: { ...unassigned, ...change } }));

describe("a conversation that nobody has", () => {
  test("goes to someone of the team who is there", () => {
    expect(decide(facts())).toEqual({
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
    const pool = { team: "814865", name: "Support", members: [free("99"), free("13")] };
    expect(decide(facts({ pool }))).toMatchObject({
      actions: [{ draw: { members: ["13"], among: ["13"] } }],
    });
  });

  test("never goes to someone without an inbox seat", () => {
    const pool = {
      team: "814865",
      name: "Support",
      members: [{ id: "11", away: false, hasInboxSeat: false }, free("13")],
    };
    expect(decide(facts({ pool }))).toMatchObject({ actions: [{ draw: { among: ["13"] } }] });
  });

  test("waits, since it was made, when everyone is away", () => {
    const pool = { team: "814865", name: "Support", members: [away("11"), away("12")] };
    expect(decide(facts({ pool }))).toEqual({
      outcome: "skip",
      reason: "nobody_free",
      because: "All 2 in Support are away or have no inbox seat.",
      waitsSince: 1_560_945_600_000,
    });
  });

  test("waits when the team is empty", () => {
    expect(decide(facts({ pool: { team: "814865", name: "Support", members: [] } }))).toMatchObject({
      reason: "nobody_free",
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
    expect(decide(facts({ conversation: undefined }))).toMatchObject({ outcome: "skip", reason: "gone" });
  });
});
