import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { UsageError } from "./command.ts";

const COMMON = {
  /** Data, not sentences. */
  json: { type: "boolean", default: false },
} as const satisfies ParseArgsOptionsConfig;

/** Where the table is: the sandbox of this machine, or AWS. */
export const PLACE = {
  sandbox: { type: "boolean", default: false },
  "port-base": { type: "string" },
  table: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

/** Who does it, and why; both are kept. */
export const OPERATOR = {
  by: { type: "string" },
  because: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

/** Reads a command's options and what stands between them. Throws UsageError for an unknown or incomplete option. */
export function readOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options: { ...COMMON, ...options }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "The options can't be read.");
  }
}

/** The operator's name as it is kept in the history. */
export function operatorOf(
  by: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string {
  return by ?? env["USER"] ?? "an operator";
}

/** A whole number from an option. Throws UsageError. */
export function numberOf(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
}

/** A moment from an option, `2026-05-01` or `2026-05-01T09:00:00Z`, as epoch milliseconds. Throws UsageError. */
export function timeOf(name: string, text: string): number {
  const value = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!Number.isNaN(value)) return value;
  throw new UsageError(`--${name} takes a time such as 2026-05-01 or 2026-05-01T09:00:00Z, not "${text}".`);
}

/** Refuses more or fewer words than a command takes. Throws UsageError, which says how it is called. */
export function wordsOf(
  words: readonly string[],
  least: number,
  most: number,
  usage: string,
): readonly string[] {
  if (words.length >= least && words.length <= most) return words;
  throw new UsageError(`It is called so: ${usage}`);
}
