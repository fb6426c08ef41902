import { parseArgs } from "node:util";
import { NULLS, type Nulls } from "./people/orders.ts";

/** How `npm run simulator` was called. */
export interface Arguments {
  readonly seed: number | undefined;
  readonly users: number;
  readonly rateLimit: number | undefined;
  /** A folder. */
  readonly keep: string | undefined;
  /** Whether a client that asks for gzip gets it. */
  readonly gzip: boolean;
  /** Where people without `last_request_at` come in lists sorted by it. */
  readonly nulls: Nulls | undefined;
  readonly help: boolean;
}

export const HELP = `npm run simulator -- [options]

Runs a simulated Intercom workspace, API 1.3, on this machine: six admins, two teams, no users.

  --seed N         other ids and other people; the same number gives the same ones (default 1)
  --users N        start with N users (default 0)
  --rate-limit N   calls per window of 10 seconds (default 167)
  --keep DIR       keep the workspace in a folder; --seed and --users count only when it is new
  --no-gzip        answer uncompressed, whatever the client asks for
  --nulls PLACE    where people who were never seen come when sorted by last_request_at, either way: first, last,
                   or oldest, where those do who were not seen for longest (default oldest)
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
    gzip: !values["no-gzip"],
    nulls: readNulls(values.nulls),
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
        "no-gzip": { type: "boolean", default: false },
        nulls: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : "wrong arguments", { cause: error });
  }
}

function readNulls(text: string | undefined): Nulls | undefined {
  const place = NULLS.find((one) => one === text);
  if (text === undefined || place !== undefined) return place;
  throw new RangeError(`--nulls takes one of ${NULLS.join(", ")}, not "${text}".`);
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
