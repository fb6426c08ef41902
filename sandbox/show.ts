import { setTimeout as sleep } from "node:timers/promises";
import { Board, type Told } from "./board.ts";
import { readDecisionLine } from "./decision-lines.ts";
import type { Workspace } from "./intercom.ts";
import { createNarrator, type Narrator } from "./narrator.ts";
import type { Line } from "./stream.ts";

/** With no news for this long, `--once` gives up on what is still open. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;

export interface ShowOptions {
  readonly workspace: Workspace;
  readonly quiet: boolean;
  print(text: string): void;
}

/** Customers write, decisions come in, the terminal tells. */
export class Show {
  readonly #board = new Board();
  readonly #options: ShowOptions;
  #narrator: Narrator = createNarrator(new Map());
  #newsAt = Date.now();

  constructor(options: ShowOptions) {
    this.#options = options;
  }

  /** Learns the names of the workspace's people. */
  async open(): Promise<void> {
    this.#narrator = createNarrator(await this.#options.workspace.names());
  }

  /** Takes a line that a function logged. */
  heard(line: string): void {
    const decided = readDecisionLine(line);
    if (decided !== undefined) this.#tell(this.#board.decided(decided, Date.now()));
  }

  /** Lets `count` customers write, one after the other, at `pace` times their own pace, until `signal` aborts. */
  async play(
    customers: Iterator<Line, never>,
    count: number,
    pace: number,
    signal: AbortSignal,
  ): Promise<void> {
    for (let n = 0; n < count && !signal.aborted; n += 1) {
      const { name, email, words, pause } = customers.next().value;
      const at = Date.now();
      const conversation = await this.#options.workspace.write({ name, email, body: words });
      for (const told of this.#board.made({ conversation, name, words, at }, Date.now())) this.#tell(told);
      await sleep(pause / pace, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Waits until every conversation has someone, or nothing has happened for half a minute. */
  async settle(signal: AbortSignal): Promise<void> {
    this.#newsAt = Date.now();
    while (this.#board.open().length > 0 && !signal.aborted && Date.now() - this.#newsAt < PATIENCE_MS) {
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Compares what was told with what the workspace says; answers a line for each conversation that differs. */
  async check(): Promise<string[]> {
    const assignees = await this.#options.workspace.assignees();
    const open = this.#board
      .open()
      .map(({ conversation, name }) => `conversation ${conversation} of ${name}: nobody has it`);
    const differ = this.#board
      .assignments()
      .filter(([conversation, to]) => assignees.get(conversation) !== to)
      .map(
        ([conversation, to]) =>
          `conversation ${conversation}: told ${to}, Intercom says ${assignees.get(conversation)}`,
      );
    return [...open, ...differ];
  }

  async summary(): Promise<string> {
    return this.#narrator.summary(this.#board, await this.#options.workspace.stats());
  }

  #tell(told: Told | undefined): void {
    if (told === undefined) return;
    this.#newsAt = Date.now();
    if (!this.#options.quiet) this.#options.print(this.#narrator.line(told, this.#newsAt));
  }
}
