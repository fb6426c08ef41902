import { parseArgs } from "node:util";

/** How `npm run simulator` was called. */
export interface Arguments {
  readonly seed: number | undefined;
  readonly users: number;
  readonly rateLimit: number | undefined;
  /** A folder. */
  readonly keep: string | undefined;
  readonly help: boolean;
}

export const HELP = `npm run simulator -- [options]

Runs a simulated Intercom workspace, API 1.3, on this machine: six admins, two teams, no users.

  --seed N         other ids and other people; the same number gives the same ones (default 1)
  --users N        start with N users (default 0)
  --rate-limit N   calls per window of 10 seconds (default 167)
  --keep DIR       keep the workspace in a folder; --seed and --users count only when it is new
  --help           print this

It listens on 127.0.0.1, at the port SWITCHBOARD_PORT_BASE (default 4000) + 10. The token is sandbox-token.
`;

/** Reads the arguments. Throws a RangeError that names a wrong one. */
export function readArguments(args: readonly string[]): Arguments {
  const values = parse(args);
  return {
    seed: wholeNumber("--seed", values.seed, 2 ** 31 - 1),
    users: wholeNumber("--users", values.users, 1_000_000) ?? 0,
    rateLimit: wholeNumber("--rate-limit", values["rate-limit"], 1_000_000),
    keep: folder("--keep", values.keep),
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: "string" },
        users: { type: "string" },
        "rate-limit": { type: "string" },
        keep: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : "wrong arguments", { cause: error });
  }
}

function folder(name: string, text: string | undefined): string | undefined {
  if (text === "") throw new RangeError(`${name} takes a folder.`);
  return text;
}

function wholeNumber(name: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= most) return value;
  throw new RangeError(`${name} takes a whole number from 0 to ${most}, not "${text}".`);
}

/** The port that follows from SWITCHBOARD_PORT_BASE. Throws a RangeError for a base that can't be. */
export function readPort(base: string | undefined): number {
  if (base === undefined || base === "") return 4010;
  const value = /^\d{1,5}$/.test(base) ? Number(base) : Number.NaN;
  if (value >= 1024 && value <= 65_000) return value + 10;
  throw new RangeError(`SWITCHBOARD_PORT_BASE takes a number from 1024 to 65000, not "${base}".`);
}
