import { type Reference, referencesIn } from "../reference.ts";
import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";
import type { Ladder } from "./config.ts";
import { durationMs } from "./duration.ts";
import { assignmentsIn } from "./targets.ts";

const HERE = "rules.followUp";

/** Everything of the workspace that the settings name: whom steps assign to, their tags, and what conditions ask. */
export function references({ rules }: Settings): readonly Reference[] {
  const { followUp } = rules;
  if (followUp === undefined || followUp.mode === "off") return [];
  const assignees = assignmentsIn(followUp).map(({ to, path }): Reference => {
    if ("admin" in to) return { kind: "admin", name: to.admin, path: `${path}.admin` };
    return "team" in to
      ? { kind: "team", name: to.team, path: `${path}.team` }
      : { kind: "team", name: to.pool, path: `${path}.pool` };
  });
  return [...assignees, ...followUp.ladders.flatMap(namesOf)];
}

function namesOf({ when, steps }: Ladder, index: number): Reference[] {
  const path = `${HERE}.ladders[${index}]`;
  const tags = steps.flatMap((step, s) =>
    step.do.flatMap((deed, d): Reference[] =>
      "tag" in deed
        ? [{ kind: "tag", name: deed.tag, path: `${path}.steps[${s}].do[${d}].tag`, isMade: true }]
        : [],
    ),
  );
  return [...tags, ...(when === undefined ? [] : referencesIn(when, `${path}.when`))];
}

/** What of the settings can't be meant together, with its remedy. */
export function contradictions({ rules }: Settings): readonly SettingProblem[] {
  const ladders = rules.followUp?.ladders ?? [];
  const [inLadders, among] = [ladders.flatMap(inLadder), namesTwice(ladders)];
  return [...inLadders, ...among, ...neverReached(ladders)];
}

function inLadder({ steps, hours, count }: Ladder, index: number): SettingProblem[] {
  const path = `${HERE}.ladders[${index}]`;
  return [
    ...steps.flatMap((step, s) => {
      const before = steps[s - 1];
      const where = `${path}.steps[${s}]`;
      return [...orderOf(step, before, where), ...endsBefore(steps, s, where), ...twice(step, where)];
    }),
    ...(hours?.weekly.every((spans) => spans.length === 0)
      ? [problem(`${path}.hours`, "are never open, so that no step would ever come", "give spans by weekday")]
      : []),
    ...(hours === undefined && count === "all"
      ? [
          problem(
            `${path}.count`,
            `is "all", and there are no hours to leave out`,
            "remove it, or give hours",
          ),
        ]
      : []),
  ];
}

type Steps = Ladder["steps"];

/** A step that comes no later than the one before would match in its stead, or again. */
function orderOf(
  { after }: Steps[number],
  before: Steps[number] | undefined,
  where: string,
): SettingProblem[] {
  if (before === undefined || (durationMs(after) ?? 0) > (durationMs(before.after) ?? 0)) return [];
  return [
    problem(
      `${where}.after`,
      `is ${after}, no later than ${before.after} before it`,
      "put the steps in order of time",
    ),
  ];
}

/** A closed conversation waits for nobody: what stands after it can't come. */
function endsBefore(steps: Steps, index: number, where: string): SettingProblem[] {
  const isClosed = steps.slice(0, index).some((step) => step.do.some((deed) => "close" in deed));
  return isClosed
    ? [
        problem(
          where,
          "comes after a step that closes the conversation",
          "remove it, or close in the last step",
        ),
      ]
    : [];
}

/** After a snooze or a close nothing else of the step could be done, and two assignments undo each other. */
function twice({ do: deeds }: Steps[number], where: string): SettingProblem[] {
  const rest = deeds.findIndex((deed) => "close" in deed || "snooze" in deed);
  const assignments = deeds.filter((deed) => "assign" in deed);
  return [
    ...(rest !== -1 && rest < deeds.length - 1
      ? [problem(`${where}.do[${rest + 1}]`, "comes after a snooze or a close", "snooze or close last")]
      : []),
    ...(assignments.length > 1
      ? [problem(`${where}.do`, "assigns the conversation twice", "assign it once in a step")]
      : []),
  ];
}

function namesTwice(ladders: readonly Ladder[]): SettingProblem[] {
  return ladders.flatMap(({ name }, index) =>
    ladders.findIndex((one) => one.name === name) < index
      ? [
          problem(
            `${HERE}.ladders[${index}].name`,
            `is "${name}", as another ladder's: steps taken on one would count for both`,
            "give each ladder a name of its own",
          ),
        ]
      : [],
  );
}

/** A ladder without a condition takes every wait of its kind. */
function neverReached(ladders: readonly Ladder[]): SettingProblem[] {
  return ladders.flatMap(({ on, name }, index) => {
    const all = ladders.findIndex((one) => one.on === on && one.when === undefined);
    if (all === -1 || all >= index) return [];
    return [
      problem(
        `${HERE}.ladders[${index}]`,
        `"${name}" is never reached: a ladder before it takes every ${on} conversation`,
        "put the ladder without a condition last, or give it a condition",
      ),
    ];
  });
}

function problem(path: string, message: string, remedy: string): SettingProblem {
  return { path, message, remedy };
}
