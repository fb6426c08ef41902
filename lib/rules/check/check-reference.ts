import type { Reference } from "../reference.ts";
import type { SettingProblem } from "../settings-problems.ts";
import { nearest } from "./nearest.ts";
import type { Workspace } from "./workspace.ts";

/** Intercom pages no further through the people of a segment (docs/intercom-api-1.3/00-common.md §4.1). */
const LARGEST_SEGMENT = 10_000;

/** What came of looking for one reference; neither when all is well. */
export interface ReferenceFinding {
  readonly problem?: SettingProblem;
  readonly warning?: SettingProblem;
}

/** Something of the workspace, by what it can be called. */
interface Thing {
  readonly id?: string;
  readonly names: readonly string[];
}

/** Looks for one reference among what the workspace has. Pure. */
export function checkReference(reference: Reference, workspace: Workspace): ReferenceFinding {
  const { kind, name, path } = reference;
  if (kind === "event" || kind === "company") return { warning: { path, ...notLookedUp(kind, name) } };
  const things = thingsOf(kind, workspace);
  const found = things.filter(
    (thing) => thing.id === name || thing.names.some((one) => isSame(kind, one, name)),
  );
  const [first] = found;
  if (first === undefined)
    return reference.isMade === true ? {} : { [severityOf(kind)]: missing(reference, things) };
  if (reference.by === "id" && first.id !== name) {
    return {
      problem: {
        path,
        message: `compares ids, and "${name}" is a name`,
        remedy: `give the id, "${first.id}"`,
      },
    };
  }
  if (found.length > 1) {
    return {
      problem: {
        path,
        message: `names ${found.length} ${kind}s that are all called "${name}"`,
        remedy: `give the id of one of them: ${found.map(({ id }) => id).join(", ")}`,
      },
    };
  }
  return kind === "segment" ? checkSize(reference, workspace) : {};
}

// Writing an attribute makes it, so that one never seen may only be new.
function severityOf(kind: Reference["kind"]): "problem" | "warning" {
  return kind === "attribute" || kind === "company attribute" ? "warning" : "problem";
}

function thingsOf(kind: Reference["kind"], workspace: Workspace): Thing[] {
  switch (kind) {
    case "admin":
      return workspace.admins.flatMap(({ type, id, email }) =>
        type === "admin" ? [{ id, names: email ? [email] : [] }] : [],
      );
    case "team":
      return workspace.admins.flatMap(({ type, id, name }) =>
        type === "team" ? [{ id, names: name ? [name] : [] }] : [],
      );
    case "tag":
      return workspace.tags.map(({ id, name }) => ({ id, names: [name] }));
    case "segment":
      return workspace.segments.map(({ id, name }) => ({ id, names: [name] }));
    case "attribute":
      return workspace.attributes.map((name) => ({ names: [name] }));
    case "company attribute":
      return workspace.companyAttributes.map((name) => ({ names: [name] }));
    default:
      return [];
  }
}

/** Tags are the same in upper and lower case (docs/intercom-api-1.3/tags.md §1), nothing else is. */
function isSame(kind: Reference["kind"], one: string, other: string): boolean {
  return kind === "tag" ? one.toLowerCase() === other.toLowerCase() : one === other;
}

function missing({ kind, name, path }: Reference, things: readonly Thing[]): SettingProblem {
  const like = nearest(
    name,
    things.flatMap(({ names }) => names),
  );
  const message =
    severityOf(kind) === "warning"
      ? `names the ${kind} "${name}", which nobody has yet`
      : `names the ${kind} "${name}", which this workspace doesn't have`;
  return { path, message, remedy: like === undefined ? REMEDIES[kind] : `did you mean "${like}"?` };
}

const REMEDIES: Readonly<Record<Reference["kind"], string>> = {
  admin: "give the email address or the id of a teammate",
  team: "give the name or the id of one of its teams",
  tag: "make the tag in Intercom, or mend its spelling",
  segment: "give the name or the id of one of its segments",
  attribute: "mend its spelling, unless you are going to write it",
  "company attribute": "mend its spelling, unless you are going to write it",
  event: "compare its spelling with Intercom's settings",
  company: "compare it with Intercom's list of companies",
};

function notLookedUp(kind: "event" | "company", name: string): Omit<SettingProblem, "path"> {
  const what = kind === "event" ? "the API has no list of events" : "companies are not looked up";
  return {
    message: `names the ${kind} "${name}", which was not looked for: ${what}`,
    remedy: REMEDIES[kind],
  };
}

function checkSize({ name, path }: Reference, { segments }: Workspace): ReferenceFinding {
  const count = segments.find((segment) => segment.id === name || segment.name === name)?.count ?? 0;
  if (count <= LARGEST_SEGMENT) return {};
  return {
    problem: {
      path,
      message: `names the segment "${name}", which has ${count} people, and Intercom lists ${LARGEST_SEGMENT} at most`,
      remedy: "narrow the segment in Intercom, or ask for its filters by other conditions",
    },
  };
}
