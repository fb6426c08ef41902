import type { Place, PlaceOptions } from "./place.ts";

/** Where a command writes, and what it knows of its surroundings. */
export interface Terminal {
  /** For people: a line, or with `--json` the data. */
  print(text: string): void;
  /** Beside the result: what was found wrong, and notes. */
  warn(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reaches table, queues and Intercom. Throws UsageError when it isn't said where they are. */
  openPlace(options: PlaceOptions): Place;
}

/** One command of the line: a file in commands/, a line in the list there. */
export interface Command {
  readonly name: string;
  /** What follows the name: `conversation|person <id> [--limit N]`. */
  readonly usage: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** Answers the exit code: 0 done, 1 found something wrong or refused. Throws UsageError when it was called wrongly. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** The command was called wrongly; the message says how it is called. The exit code is 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
