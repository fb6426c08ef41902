import { isCondition, isHours } from "../../conditions/index.ts";
import type { Settings } from "../settings.ts";

/** What valid settings make Switchboard do, in lines for people: every rule with its settings, conditions in English. */
export function summarise(settings: Settings): string[] {
  const { region, actingAdmin, rules } = settings;
  const known = Object.entries(rules).flatMap(([name, rule]) => (rule === undefined ? [] : [{ name, rule }]));
  return [
    `Acts as ${actingAdmin} in a workspace of the region ${region}.`,
    ...(known.length === 0 ? ["No rule is switched on."] : []),
    ...known.flatMap(({ name, rule }) => ["", ...ruleLines(name, rule)]),
  ];
}

const MODES: Readonly<Record<string, string>> = {
  live: "live: it acts",
  "dry-run": "dry run: it records what it would do, and changes nothing",
  off: "off: it does nothing",
};

function ruleLines(name: string, { mode, ...rest }: { readonly mode: string }): string[] {
  const head = `${name} (${MODES[mode] ?? mode})`;
  return mode === "off" ? [head] : [head, ...linesOf(rest, 1)];
}

function linesOf(value: object, depth: number): string[] {
  const indent = "  ".repeat(depth);
  return Object.entries(value).flatMap(([key, member]) => {
    const label = Array.isArray(value) ? "-" : `${key}:`;
    const text = textOf(member);
    if (text !== undefined) return [`${indent}${label} ${text}`];
    const inner = typeof member === "object" && member !== null ? linesOf(member, depth + 1) : [];
    if (label !== "-") return inner.length === 0 ? [] : [`${indent}${label}`, ...inner];
    // An entry of a list begins on the line of its dash.
    return inner.map((line, index) => (index === 0 ? `${indent}- ${line.trimStart()}` : line));
  });
}

/** What fits on one line; undefined for what has members of its own, and for what is not set. */
function textOf(value: unknown): string | undefined {
  if (isCondition(value)) return value.describe();
  if (isHours(value)) return `the hours of ${value.timeZone}`;
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string"))
    return value.join(", ");
  return undefined;
}
