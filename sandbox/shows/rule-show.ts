import type { Workspace } from "../intercom.ts";
import type { Narrator } from "../narrator.ts";

/** A decision as the function of a rule logged it (lib/engine/log.ts). */
export interface RuleDecision {
  readonly rule: string;
  /** `acted`, `planned` (a dry run), `skipped`, `refused` or `failed`. */
  readonly outcome: string;
  /** `person#<id>`, `conversation#<id>`. */
  readonly object: string;
  readonly because: string;
}

/** What a rule's show works with. */
export interface Stage {
  readonly workspace: Workspace;
  /** From 0 up to 1; the same ones for the same seed. */
  random(): number;
  /** Takes up a decision that came before it was known whom it is about. */
  again(decision: RuleDecision): void;
}

/** How one rule shows itself, beside the conversations and who gets them. One file each; the list is in index.ts. */
export interface RuleShow {
  /** As in its manifest. */
  readonly rule: string;
  /** Lets something happen in the workspace that makes the rule act, after the `n`th customer has written. */
  happen(n: number, stage: Stage): Promise<void>;
  /** Takes a decision of its rule. Answers a line to print, if it is one to show. */
  heard(decision: RuleDecision, narrator: Narrator, nowMs: number): string | undefined;
  /** How many things it let happen that its rule has not decided about yet. */
  waiting(): number;
  /** Lines for the end. */
  summary(): readonly string[];
}
