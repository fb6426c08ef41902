import type { AdminListEntry, CallOptions, IntercomReader } from "../intercom/index.ts";
import type { Action, AssignAction, Memory, Snapshot } from "../state/index.ts";
import type { Budget } from "./budget.ts";
import type { Draw } from "./draw.ts";
import type { ObjectRef, RuleEvent } from "./event.ts";
import type { Lister } from "./sweep/lister.ts";

/** `live` changes things; `dry-run` decides and records only; `off` neither. */
export type Mode = "live" | "dry-run" | "off";

/** An action as a rule proposes it: who gets a conversation may be left to a rotation. */
export type ProposedAction = Action | DrawnAction;

/** An assignment to whom a pool gives. */
export interface DrawnAction extends Omit<AssignAction, "to"> {
  readonly draw: Draw;
  /** What becomes of the whole plan when the pool has nobody left; without it, the draw has no limits. */
  readonly ifNobody?: Skip;
}

/** What a rule wants done about an object, or why nothing. Pure data: the executor does it. */
export type Proposal = Plan | Skip;

interface Remembering {
  /** When to look at the object again (epoch milliseconds, UTC). Without it an earlier time is taken away. */
  readonly dueAt?: number;
  /** What the rule remembers about the object from now on. Without it, what it remembered before. */
  readonly memory?: Memory;
}

export interface Plan extends Remembering {
  readonly outcome: "plan";
  readonly reason: string;
  /** The reason in a sentence, for people. */
  readonly because: string;
  readonly actions: readonly ProposedAction[];
  /** A person as they are now, kept before anything is done: what a restore works from. */
  readonly snapshot?: { readonly person: Snapshot["person"] };
}

export interface Skip extends Remembering {
  readonly outcome: "skip";
  /** A stable word, such as `assigned` or `nobody_free`. */
  readonly reason: string;
  readonly because: string;
  /** The object stays in the rule's backlog, waiting since then (epoch milliseconds, UTC), for a sweep. */
  readonly waitsSince?: number;
}

/** What a rule remembers about an object, if anything. */
export interface Known {
  readonly memory: Memory["value"] | undefined;
}

/** What a rule may use to gather its facts: reading only. */
export interface Reading {
  readonly intercom: IntercomReader;
  /** Goes into every call: the message's share of the API budget, and the time it has. */
  readonly call: CallOptions;
  /** Intercom's list of admins, which in API 1.3 holds the teams too: loaded once an invocation. */
  admins(): Promise<readonly AdminListEntry[]>;
}

/** A rule: pure decisions about facts. It never changes anything in Intercom itself. */
export interface Rule<Facts> {
  /** As in its manifest: `auto-assign`. */
  readonly name: string;
  readonly mode: Mode;
  /** How much it may do; without it, only the cap of actions about one object holds. */
  readonly budget?: Budget;
  /** The admin who acts; assignments and notes carry their name. Found from the settings. */
  actingAdmin(reading: Reading): Promise<string>;
  /** Calls to Intercom that one event needs at most, reading and acting. */
  readonly callsPerEvent: number;
  /** The object that an event is about; undefined when the item isn't one the rule knows. */
  objectOf(event: RuleEvent): ObjectRef | undefined;
  gather(event: RuleEvent, object: ObjectRef, reading: Reading): Promise<Facts>;
  /**
   * Decides, and nothing else. `known` is what it remembers about the object; absent for an object that a sweep
   * merely lists, of which a rule in doubt says that it would act: then it is asked again, and knows.
   */
  decide(event: RuleEvent, facts: Facts, known?: Known): Proposal;
  /** Where its sweeps get their objects from; without one there is nothing to sweep. */
  readonly lister?: Lister<Facts>;
}
