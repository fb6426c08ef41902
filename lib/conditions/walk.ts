import type { Condition, NamedThing } from "./condition.ts";
import { joinPath } from "./finding.ts";

/** A condition within another, and where it stands. */
export interface Step {
  /** `all[1].not`; empty for the outermost. The same paths as in `decidedBy`. */
  readonly path: string;
  readonly condition: Condition;
}

/** The condition and all its parts, outer before inner, in the order of the settings. */
export function* walk(condition: Condition, path = ""): Generator<Step> {
  yield { path, condition };
  for (const [index, part] of condition.parts.entries()) {
    const step = condition.kind === "not" ? "not" : `${condition.kind}[${index}]`;
    yield* walk(part, joinPath(path, step));
  }
}

/** Something that a condition names in Intercom, and where. */
export interface NameUsed extends NamedThing {
  readonly path: string;
}

/** Every tag, segment, attribute, event, admin and team that a condition names, so that a check can look for them. */
export function namesIn(condition: Condition): readonly NameUsed[] {
  return [...walk(condition)].flatMap(({ path, condition: { names } }) =>
    names.map((named) => ({ path, ...named })),
  );
}
