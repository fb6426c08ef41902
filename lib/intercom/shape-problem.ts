/** What a schema says about a value that it refuses. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Where a value has the wrong shape, and what was expected there; safe to log. */
export interface ShapeProblem {
  /** The path's keys, with `*` for those that may be a customer's own words. */
  readonly at: string;
  readonly expected: string;
}

/** The one problem that says best why a value was refused. */
export function shapeProblem(issues: readonly Issue[]): ShapeProblem {
  const { at, expected } = deepestIssue(issues, []);
  return { at, expected };
}

/** Within a union, the alternative that came furthest says best what is wrong. */
function deepestIssue(
  issues: readonly Issue[],
  above: readonly PropertyKey[],
): ShapeProblem & { readonly depth: number } {
  const [first] = issues;
  if (first === undefined) return { depth: above.length, at: pathName(above), expected: "something else" };
  const here = [...above, ...first.path];
  const inner = (first.errors ?? []).map((alternative) => deepestIssue(alternative, here));
  const own = { depth: here.length, at: pathName(here), expected: first.expected ?? "another value" };
  return inner.reduce((best, next) => (next.depth > best.depth ? next : best), own);
}

/** In counts, each entry's key is the name of a tag, a segment or a company (docs/intercom-api-1.3/counts.md). */
const NAMED_COUNT = /^((?:user|company)\.(?:tag|segment|user)\.\d+)\..+$/;

// A key can be a customer's own words, such as a tag's name.
function pathName(path: readonly PropertyKey[]): string {
  const names = path.map((key) => (/^\w{1,40}$/.test(String(key)) ? String(key) : "*")).join(".");
  return names.replace(NAMED_COUNT, "$1.*") || "the top";
}
