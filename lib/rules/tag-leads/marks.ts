import * as z from "zod/mini";

/**
 * What the rule remembers of a tag on one person or company: `given` by us and not yet seen there, `ours` since it was
 * seen, `taken` by us and not yet seen gone, `refused` because somebody else took ours away. Nothing is remembered of
 * a tag that others put on: it is theirs.
 */
const mark = z.enum(["given", "ours", "taken", "refused"]);
export type Mark = z.infer<typeof mark>;

/** By the tag as it is compared. */
const marks = z.record(z.string(), mark);
export type Marks = Readonly<Record<string, Mark>>;

/** What the rule remembers, from the table; nothing if it can't be read. */
export function readMarks(memory: unknown): Marks {
  const parsed = z.safeParse(marks, memory);
  return parsed.success ? parsed.data : {};
}

/** What is there to see of a tag. */
export interface Sight {
  /** Whether the person or company has it. */
  readonly isOn: boolean;
  /** Whether the workspace has it at all: a tag that was deleted was taken from nobody in particular. */
  readonly exists: boolean;
  /** Whether the settings have it given again to those from whom somebody took it. */
  readonly insist: boolean;
}

/**
 * What to remember of a tag once it was looked at. A tag that we gave is only ours once it was seen there, so that a
 * call that failed is never taken for a teammate's no.
 */
export function seen(was: Mark | undefined, { isOn, exists, insist }: Sight): Mark | undefined {
  switch (was) {
    case "given":
    case "ours":
      if (isOn) return "ours";
      if (was === "given") return "given";
      return exists && !insist ? "refused" : undefined;
    case "taken":
      return isOn ? "taken" : undefined;
    case "refused":
      return isOn || insist ? undefined : "refused";
    case undefined:
      return undefined;
  }
}

/** Whether both say the same. */
export function isSame(some: Marks, others: Marks): boolean {
  const names = Object.keys(some);
  return names.length === Object.keys(others).length && names.every((name) => some[name] === others[name]);
}
