import type { Clock } from "../intercom/index.ts";
import type { Action, Decision, Table } from "../state/index.ts";
import { recentActs } from "./budget.ts";
import { dueAfter, memoryAfter } from "./carried.ts";
import { type ObjectRef, objectKey, type RuleEvent } from "./event.ts";
import { drawFromPool, peekAtPool } from "./rotation.ts";
import type { Plan, Proposal, ProposedAction, Rule, Skip } from "./rule.ts";
import { runOf } from "./run.ts";

/** What a proposal becomes before it is recorded. */
export interface Recording {
  readonly rule: Rule<unknown>;
  readonly table: Table;
  readonly clock: Clock;
  readonly random: () => number;
  /** The invocation that would apply a plan, and until when (epoch milliseconds). */
  readonly claim: { readonly owner: string; readonly until: number };
  /** The invocation's name as a run, for events that come from no sweep. */
  readonly run: string;
}

/** The decision that a proposal makes after the head of its object and rule; choices are settled in it. */
export async function toDecision(
  proposal: Proposal,
  event: RuleEvent,
  object: ObjectRef,
  head: Decision | undefined,
  by: Recording,
): Promise<Decision> {
  const version = (head?.version ?? 0) + 1;
  const mode = modeOf(by.rule);
  const acts = [...recentActs(head, by.clock.now())];
  const common = {
    object: objectKey(object),
    rule: by.rule.name,
    version,
    event: event.id,
    topic: event.topic,
    at: by.clock.now(),
    reason: proposal.reason,
    because: proposal.because,
    receipts: [],
    run: runOf(event) ?? by.run,
    ...remembered(proposal, head, mode),
    ...timed(proposal, head, mode),
    ...(head?.expiresAt === undefined ? {} : { expiresAt: head.expiresAt }),
    ...(head?.hold === undefined ? {} : { hold: head.hold }),
  };
  if (proposal.outcome === "skip") {
    const waits = proposal.waitsSince === undefined ? {} : { waitsSince: proposal.waitsSince };
    return { ...common, ...actsOf(acts), mode, outcome: "skip", actions: [], state: "done", ...waits };
  }
  const actions = await settle(proposal, common, by);
  if (!Array.isArray(actions)) return toDecision(actions, event, object, head, by);
  if (mode === "live") acts.push(...actions.map(() => common.at));
  const open = mode === "live" ? ({ state: "open", claim: by.claim } as const) : ({ state: "done" } as const);
  return { ...common, ...actsOf(acts), mode, outcome: "plan", actions, ...open };
}

/** More than any cap counts would only make the item larger. */
const MOST_ACTS = 100;

function actsOf(acts: readonly number[]): Pick<Decision, "acts"> {
  return acts.length === 0 ? {} : { acts: acts.slice(-MOST_ACTS) };
}

/** Of a rule that is switched off, what it did when it was live still stands. */
export function modeOf({ mode }: Pick<Rule<unknown>, "mode">): Decision["mode"] {
  return mode === "dry-run" ? "dry-run" : "live";
}

function remembered(
  { outcome, memory }: Proposal,
  head: Decision | undefined,
  mode: Decision["mode"],
): Pick<Decision, "memory" | "memoryBefore"> {
  const after = memoryAfter(head);
  const before = mode === "live" ? onlyLive(after) : after;
  if (memory === undefined) return before === undefined ? {} : { memory: before };
  const kept = outcome === "plan" ? { memoryBefore: before ?? {} } : {};
  return { memory: { ...before, [mode]: memory }, ...kept };
}

function timed(
  { dueAt }: Proposal,
  head: Decision | undefined,
  mode: Decision["mode"],
): Pick<Decision, "dueAt" | "liveDueAt"> {
  const liveDueAt = mode === "dry-run" ? dueAfter(head, "live") : undefined;
  return { ...(dueAt === undefined ? {} : { dueAt }), ...(liveDueAt === undefined ? {} : { liveDueAt }) };
}

function onlyLive(memory: Decision["memory"]): Decision["memory"] {
  return memory?.live === undefined ? undefined : { live: memory.live };
}

/** A rule that is switched off still answers its messages, with this. */
export const SWITCHED_OFF: Skip = {
  outcome: "skip",
  reason: "off",
  because: "The rule is switched off in the settings.",
};

/** The plan's actions with every choice made; or what becomes of the plan when there is nobody left to choose. */
async function settle(
  plan: Plan,
  decision: { object: string; rule: string; version: number },
  by: Recording,
): Promise<Action[] | Skip> {
  const key = `${decision.object}/${decision.rule}/${decision.version}`;
  const settled: Action[] = [];
  for (const proposed of plan.actions) {
    const action = await settleAction(proposed, key, by);
    if ("outcome" in action) return action;
    settled.push(action);
  }
  return settled;
}

async function settleAction(proposed: ProposedAction, key: string, by: Recording): Promise<Action | Skip> {
  if (!("draw" in proposed)) return proposed;
  const { draw, ifNobody = NOBODY_LEFT, ...action } = proposed;
  const pool = { ...draw, pool: `${by.rule.name}#${draw.pool}` };
  const id =
    by.rule.mode === "live"
      ? await drawFromPool(by.table, by.clock, by.random, pool, key)
      : await peekAtPool(by.table, pool, key, by.clock.now());
  return id === undefined ? ifNobody : { ...action, to: { type: "admin", id } };
}

const NOBODY_LEFT: Skip = {
  outcome: "skip",
  reason: "nobody_left",
  because: "Everyone in the pool had reached their limit when it was drawn from.",
};
