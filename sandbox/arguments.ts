import { parseArgs } from "node:util";

/** How `npm start` was called. */
export interface Arguments {
  /** Stop after this many conversations; undefined: run until interrupted. */
  readonly once: number | undefined;
  /** Of the people, their words and their timing. */
  readonly seed: number;
  /** Only `ready`, problems and the summary. */
  readonly quiet: boolean;
  readonly help: boolean;
}

export const HELP = `npm start -- [options]

Runs Switchboard whole on this machine, with a simulated Intercom workspace, and shows the rules acting.

  --once N    make N conversations, wait until each is handled, then exit (0: all were, 1: not)
  --seed N    other people and other timing; the same number gives the same ones (default 1)
  --quiet     print only "ready", problems and the summary
  --help      print this

SWITCHBOARD_PORT_BASE (default 4000) moves the ports: +10 Intercom simulator, +20 the functions' URLs,
+30 DynamoDB, +40 SQS, +50 EventBridge.
`;

/** Reads the arguments. Throws a RangeError that names a wrong one and what it takes. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parse(args);
  return {
    once: values.once === undefined ? undefined : wholeNumber("--once", values.once, 1, 100_000),
    seed: wholeNumber("--seed", values.seed, 0, 2 ** 31 - 1),
    quiet: values.quiet,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        once: { type: "string" },
        seed: { type: "string", default: "1" },
        quiet: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new RangeError(`${error instanceof Error ? error.message : "wrong arguments"}\n\n${HELP}`, {
      cause: error,
    });
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(`${name} takes a whole number from ${least} to ${most}, not "${text}".\n\n${HELP}`);
}

/** The first of the sandbox's ports, from SWITCHBOARD_PORT_BASE. Throws a RangeError for one that can't be. */
export function readPortBase(text: string | undefined): number {
  if (text === undefined || text === "") return 4000;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1024 && value <= 65_000) return value;
  throw new RangeError(`SWITCHBOARD_PORT_BASE takes a port from 1024 to 65000, not "${text}".`);
}
