import fc from "fast-check";
import { expect, test } from "vitest";
import { attribute } from "../../../../lib/conditions/index.ts";
import type { TagLeadsSettings } from "../../../../lib/rules/tag-leads/config.ts";
import { decide } from "../../../../lib/rules/tag-leads/decide.ts";
import { lead, settingsOf, TAGS } from "./facts.ts";

const ID = { "hot-lead": "1", "plan-free": "2", "plan-pro": "3" } as const;
type Name = keyof typeof ID;
const NAMES: readonly Name[] = ["hot-lead", "plan-free", "plan-pro"];
const isName = (name: string): name is Name => NAMES.some((one) => one === name);

/** What the conditions below say, in other words. */
function wanted(score: number, seats: number, isProFirst: boolean): Record<Name, boolean> {
  const [isPro, isFree] = [seats > 10, seats > 0];
  return {
    "hot-lead": score >= 50,
    "plan-pro": isPro && (isProFirst || !isFree),
    "plan-free": isFree && !(isProFirst && isPro),
  };
}

function settings(
  isProFirst: boolean,
  more: { removeHumanTags?: boolean; insist?: boolean },
): TagLeadsSettings {
  const pro = { tag: "plan-pro", when: attribute("seats").greaterThan(10) };
  const free = { tag: "plan-free", when: attribute("seats").greaterThan(0) };
  return settingsOf({
    tags: [{ tag: "hot-lead", when: attribute("score").greaterThan(49) }],
    groups: [{ name: "plan", tags: isProFirst ? [pro, free] : [free, pro] }],
    ...more,
  });
}

/** A lead in Intercom, and what the rule remembers about them. */
function workspace(more: { removeHumanTags?: boolean; insist?: boolean }) {
  const on = new Set<Name>();
  const state = { score: 0, seats: 0, isProFirst: true };
  let memory: unknown;
  const moments: Name[][] = [];

  /** The rule hears of something; `fails` stands for a call that Intercom never carried out. */
  function hear(fails = false) {
    const { score, seats, isProFirst } = state;
    const facts = lead(
      { score, seats },
      [...on].map((name) => ID[name]),
    );
    const proposal = decide(settings(isProFirst, more), facts, { memory });
    if (proposal.memory !== undefined) memory = proposal.memory.value;
    if (proposal.outcome === "skip") return [];
    for (const action of fails ? [] : proposal.actions) {
      if (action.kind !== "tag" && action.kind !== "untag") throw new Error(action.kind);
      const name = action.tag.name;
      if (!isName(name)) throw new Error(name);
      if (action.kind === "tag") on.add(name);
      else on.delete(name);
      moments.push([...on]);
    }
    return proposal.actions;
  }
  return { on, state, moments, hear };
}

const change = fc.oneof(
  fc.record({ kind: fc.constant("score" as const), to: fc.constantFrom(0, 49, 50, 90) }),
  fc.record({ kind: fc.constant("seats" as const), to: fc.constantFrom(0, 1, 10, 11, 50) }),
  fc.record({ kind: fc.constant("order" as const), to: fc.boolean() }),
  fc.record({ kind: fc.constant("fail" as const), to: fc.constantFrom(0, 90) }),
);
const human = fc.oneof(
  fc.record({ kind: fc.constant("gives" as const), to: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant("takes" as const), to: fc.constantFrom(...NAMES) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
type Act = typeof human extends fc.Arbitrary<infer T> ? T : never;

function make(world: ReturnType<typeof workspace>, step: Change | Act) {
  const { state, on } = world;
  if (step.kind === "score") state.score = step.to;
  if (step.kind === "seats") state.seats = step.to;
  if (step.kind === "order") state.isProFirst = step.to;
  if (step.kind === "gives") on.add(step.to);
  if (step.kind === "takes") on.delete(step.to);
  if (step.kind === "fail") {
    state.score = step.to;
    world.hear(true);
  }
  world.hear();
  // The echo of what it did.
  expect(world.hear()).toEqual([]);
}
const now = ({ state }: ReturnType<typeof workspace>) => wanted(state.score, state.seats, state.isProFirst);
const shown = (on: ReadonlySet<Name>) => Object.fromEntries(NAMES.map((name) => [name, on.has(name)]));

test("left to itself, every tag is as its condition says, after each change; a group never shows two", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (steps) => {
      const world = workspace({});
      for (const step of steps) {
        make(world, step);
        expect(shown(world.on)).toEqual(now(world));
      }
      const both = world.moments.filter((on) => on.includes("plan-free") && on.includes("plan-pro"));
      expect(both).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("told to remove human tags and to insist, it is so whatever teammates do", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(change, human), { maxLength: 15 }), (steps) => {
      const world = workspace({ removeHumanTags: true, insist: true });
      for (const step of steps) {
        make(world, step);
        expect(shown(world.on)).toEqual(now(world));
      }
    }),
    { numRuns: 200 },
  );
});

test("a teammate's yes and no stand: what they gave is not taken, what they took is not given", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(change, human), { maxLength: 15 }), (steps) => {
      const world = workspace({});
      const theirs = new Map<Name, boolean>();
      const touched = new Set<Name>();
      for (const step of steps) {
        const before = step.kind === "gives" || step.kind === "takes" ? world.on.has(step.to) : false;
        if (step.kind === "gives" && !before) theirs.set(step.to, true);
        // Whoever takes away what a teammate gave only ends that: it was never ours.
        if (step.kind === "takes" && before) {
          if (theirs.get(step.to) === true) theirs.delete(step.to);
          else theirs.set(step.to, false);
        }
        if ((step.kind === "gives") !== before && (step.kind === "gives" || step.kind === "takes"))
          touched.add(step.to);
        make(world, step);
        for (const [name, isOn] of theirs) expect([name, world.on.has(name)]).toEqual([name, isOn]);
        if (!touched.has("hot-lead")) expect(world.on.has("hot-lead")).toBe(now(world)["hot-lead"]);
      }
    }),
    { numRuns: 300 },
  );
});

test("the tags of these tests are the workspace's", () => {
  expect(TAGS.map(({ name }) => name.toLowerCase())).toEqual([...NAMES, "vip"]);
});
