/** Three values: what can't be told is neither true nor false, so that `not` never makes it true. */
export type Verdict = boolean | "unknown";

/** What a condition found, before what can't be told counts as false. */
export interface Finding {
  readonly verdict: Verdict;
  /** A sentence. It quotes the settings, never a person's values, so that it may be logged. */
  readonly because: string;
  /** The path of the part that decided: `all[1].not`; empty when the condition itself did. */
  readonly decidedBy: string;
}

/** What a condition says in the end. */
export interface Outcome {
  /** False also when it can't be told; `because` says so then. */
  readonly holds: boolean;
  readonly because: string;
  readonly decidedBy: string;
}

const OPENINGS = { true: "", false: "Not the case: ", unknown: "Can't be told: " } as const;

/** The finding of a condition without parts: its phrase, and in brackets what it rests on. */
export function found(verdict: Verdict, phrase: string, detail?: string): Finding {
  const opening = OPENINGS[`${verdict}`];
  const body = opening + phrase + (detail === undefined ? "" : ` (${detail})`);
  return { verdict, because: sentence(body), decidedBy: "" };
}

/** `plan is known` → `Plan is known.` */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

/** The path of a part of a part: `all[1]` and `not` → `all[1].not`. */
export function joinPath(outer: string, inner: string): string {
  return inner === "" || outer === "" ? outer + inner : `${outer}.${inner}`;
}
