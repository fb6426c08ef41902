import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { archiveStaleUsersSettings } from "../../../../lib/rules/archive-stale-users/config.ts";
import { decide } from "../../../../lib/rules/archive-stale-users/decide.ts";
import type { PersonFacts, StaleFacts } from "../../../../lib/rules/archive-stale-users/facts.ts";

/** 2026-03-01T04:00:00.000Z */
const NOW = 1_772_337_600_000;
const DAY = 86_400_000;
const SETTINGS = z.parse(archiveStaleUsersSettings, {
  users: { staleAfterDays: 90, archiveAfterDays: 14, neverSeenAfterDays: 30 },
});
const STALE: PersonFacts = {
  kind: "user",
  id: "5d0a",
  createdAt: NOW - 500 * DAY,
  lastSeenAt: NOW - 91 * DAY,
  isMarked: false,
};
const MARKED: PersonFacts = { ...STALE, isMarked: true };
const TAGGED = { kind: "tag", on: [{ kind: "user", id: "5d0a" }], tag: { name: "stale" } };

const facts = (person: PersonFacts | undefined, more: Partial<StaleFacts> = {}): StaleFacts => ({
  now: NOW,
  person,
  exemption: null,
  isRehearsal: false,
  snapshot: { id: "5d0a" },
  ...more,
});
const knows = (value: object = {}) => ({ memory: JSON.parse(JSON.stringify(value)) });
const ripe = knows({ markedAt: NOW - 14 * DAY });

describe("somebody not marked", () => {
  test("and stale is marked, to be looked at again when the mark has stood for its days", () => {
    expect(decide(facts(STALE), SETTINGS, knows())).toMatchObject({
      reason: "marked",
      actions: [TAGGED],
      dueAt: 1_773_547_200_000,
      memory: { value: { markedAt: NOW, dueAt: 1_773_547_200_000 } },
    });
  });

  test.each<[string, PersonFacts | undefined, Partial<StaleFacts>]>([
    ["gone", undefined, {}],
    ["active", { ...STALE, lastSeenAt: NOW - 90 * DAY }, {}],
    ["new", { ...STALE, lastSeenAt: null, createdAt: NOW - 30 * DAY }, {}],
    ["not_looked_after", { ...STALE, kind: "lead" }, {}],
    ["exempt_tag", STALE, { exemption: { reason: "exempt_tag", because: "They are a vip." } }],
  ])("is left alone: %s", (reason, person, more) => {
    const proposal = decide(facts(person, more), SETTINGS, knows());
    expect(proposal).toMatchObject({ outcome: "skip", reason });
    expect(proposal.dueAt).toBeUndefined();
  });

  test("and never seen is left alone, unless the settings say after how many days that counts", () => {
    const never = { ...STALE, lastSeenAt: null, createdAt: NOW - 31 * DAY };
    expect(decide(facts(never), SETTINGS, knows())).toMatchObject({
      reason: "marked",
      because: "Never seen in the 31 days since they came. They are archived in 14 days if nothing changes.",
    });
    const silent = z.parse(archiveStaleUsersSettings, { users: {} });
    expect(decide(facts(never), silent, knows())).toMatchObject({ outcome: "skip", reason: "never_seen" });
  });

  test("whose mark a teammate took away is spared until they are seen again", () => {
    const removed = decide(facts(STALE), SETTINGS, ripe);
    expect(removed).toMatchObject({
      outcome: "skip",
      reason: "mark_removed",
      memory: { value: { spared: { lastSeenAt: STALE.lastSeenAt } } },
    });
    const spared = knows({ spared: { lastSeenAt: STALE.lastSeenAt } });
    expect(decide(facts(STALE), SETTINGS, spared)).toMatchObject({ outcome: "skip", reason: "spared" });
    const seenSince = { ...STALE, lastSeenAt: NOW - 100 * DAY };
    expect(decide(facts(seenSince), SETTINGS, spared)).toMatchObject({ reason: "marked" });
  });

  test("though the rule marked them, by a list alone, is looked at again", () => {
    const list = { listedAt: NOW };
    expect(decide(facts(STALE, list), SETTINGS, ripe)).toMatchObject({ reason: "look_again", dueAt: NOW });
    const justNow = knows({ markedAt: NOW });
    expect(decide(facts(STALE, list), SETTINGS, justNow)).toMatchObject({
      reason: "waiting",
      dueAt: NOW + 14 * DAY,
    });
  });
});

describe("somebody marked by the rule", () => {
  test("is archived once the mark has stood for its days, with the snapshot", () => {
    expect(decide(facts(MARKED), SETTINGS, ripe)).toMatchObject({
      reason: "archived",
      because: "Not seen for 91 days, and the mark has stood for 14 days.",
      actions: [{ kind: "archive", person: { kind: "user", id: "5d0a" } }],
      snapshot: { person: { id: "5d0a" } },
    });
  });

  test.each<[string, StaleFacts]>([
    ["a millisecond too early", facts(MARKED, { now: NOW - 1 })],
    ["told by a list alone", facts(MARKED, { listedAt: NOW })],
    ["without a snapshot", { now: NOW, person: MARKED, exemption: null, isRehearsal: false }],
  ])("waits on: %s", (_case, given) => {
    expect(decide(given, SETTINGS, ripe)).toMatchObject({ outcome: "skip", reason: "waiting", dueAt: NOW });
  });

  test.each<[string, StaleFacts]>([
    ["came_back", facts({ ...MARKED, lastSeenAt: NOW - DAY })],
    [
      "open_conversation",
      facts(MARKED, { exemption: { reason: "open_conversation", because: "One is open." } }),
    ],
    ["not_looked_after", facts({ ...MARKED, kind: "lead" })],
  ])("loses the mark, and the time with it: %s", (reason, given) => {
    const proposal = decide(given, SETTINGS, ripe);
    expect(proposal).toMatchObject({ reason, actions: [{ kind: "untag" }], memory: { value: {} } });
    expect(proposal.dueAt).toBeUndefined();
  });

  test("is only marked when the settings archive nobody", () => {
    const never = z.parse(archiveStaleUsersSettings, { users: { archiveAfterDays: "never" } });
    expect(decide(facts(MARKED), never, ripe)).toMatchObject({ outcome: "skip", reason: "marked_already" });
    expect(decide(facts(STALE), never, knows()).dueAt).toBeUndefined();
  });

  test("keeps the time through a notification about another tag", () => {
    const other = facts(undefined, { isOfOtherTag: true });
    const known = knows({ markedAt: NOW, dueAt: NOW + DAY });
    expect(decide(other, SETTINGS, known)).toMatchObject({ reason: "other_tag", dueAt: NOW + DAY });
  });
});

test("somebody tagged by hand is neither archived nor untagged for it", () => {
  expect(decide(facts(MARKED), SETTINGS, knows())).toMatchObject({
    outcome: "skip",
    reason: "tagged_by_hand",
  });
  const back = facts({ ...MARKED, lastSeenAt: NOW });
  expect(decide(back, SETTINGS, knows())).toMatchObject({ outcome: "skip", reason: "active" });
});

test("of somebody merely listed, a marked one is left to their time", () => {
  const proposal = decide(facts(MARKED, { listedAt: NOW }), SETTINGS);
  expect(proposal).toMatchObject({ outcome: "skip", reason: "marked_already" });
});

const anybody = fc.record({
  kind: fc.constantFrom("user", "lead"),
  id: fc.constant("5d0a"),
  createdAt: fc.integer({ min: NOW - 1_000 * DAY, max: NOW }),
  lastSeenAt: fc.option(fc.integer({ min: NOW - 1_000 * DAY, max: NOW })),
  isMarked: fc.boolean(),
});
const anyFacts = fc.record({
  person: anybody,
  exemption: fc.option(fc.constant({ reason: "exempt_tag", because: "They are a vip." })),
  listedAt: fc.option(fc.integer({ min: NOW - DAY, max: NOW }), { nil: undefined }),
  isRehearsal: fc.boolean(),
});
const anyMark = fc.record({ markedAt: fc.integer({ min: NOW - 100 * DAY, max: NOW }) }, { requiredKeys: [] });
const BOTH = z.parse(archiveStaleUsersSettings, { users: { neverSeenAfterDays: 30 }, leads: {} });

test("whatever is known, nobody is archived but the exempt-free, stale, long marked, looked at just now", () => {
  fc.assert(
    fc.property(anyFacts, anyMark, ({ listedAt, ...given }, mark) => {
      const seen = { ...given, ...(listedAt === undefined ? {} : { listedAt }) };
      const proposal = decide(facts(given.person, seen), BOTH, knows(mark));
      const archives = proposal.outcome === "plan" && proposal.actions.some(({ kind }) => kind === "archive");
      if (!archives) return;
      const { person, exemption, isRehearsal } = given;
      expect(exemption).toBeNull();
      expect(listedAt).toBeUndefined();
      expect(person.isMarked || isRehearsal).toBe(true);
      expect(NOW - (mark.markedAt ?? NOW)).toBeGreaterThanOrEqual(14 * DAY);
      expect(NOW - (person.lastSeenAt ?? person.createdAt)).toBeGreaterThan(
        (person.lastSeenAt === null ? 30 : 90) * DAY,
      );
    }),
    { numRuns: 2_000 },
  );
});
