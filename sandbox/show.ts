import { setTimeout as sleep } from "node:timers/promises";
import { Board, type Told } from "./board.ts";
import { readDecisionLine, readRuleDecision } from "./decision-lines.ts";
import type { Workspace } from "./intercom.ts";
import { createNarrator, type Narrator } from "./narrator.ts";
import type { RuleDecision, RuleShow } from "./shows/index.ts";
import type { Line } from "./stream.ts";

/** With no news for this long, `--once` gives up on what is still open. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;

export interface ShowOptions {
  readonly workspace: Workspace;
  /** Of the rules besides auto-assign. */
  readonly shows: readonly RuleShow[];
  /** For what they let happen: from 0 up to 1. */
  random(): number;
  readonly quiet: boolean;
  /** Characters in a line of the terminal; undefined when it isn't one. */
  readonly width: number | undefined;
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
    this.#narrator = createNarrator(await this.#options.workspace.names(), this.#options.width);
  }

  /** Takes a line that a function logged. */
  heard(line: string): void {
    const decided = readDecisionLine(line);
    if (decided !== undefined) this.#tell(this.#board.decided(decided, Date.now()));
    const other = readRuleDecision(line);
    if (other !== undefined) this.#heardOf(other);
  }

  #heardOf(other: RuleDecision): void {
    const show = this.#options.shows.find(({ rule }) => rule === other.rule);
    const text = show?.heard(other, this.#narrator, Date.now());
    if (text !== undefined) this.#print(text);
  }

  /** Lets `count` customers write, one after the other, at `pace` times their own pace, until `signal` aborts. */
  async play(
    customers: Iterator<Line, never>,
    count: number,
    pace: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { workspace, random } = this.#options;
    const stage = { workspace, random, again: (decision: RuleDecision) => this.#heardOf(decision) };
    for (let n = 0; n < count && !signal.aborted; n += 1) {
      const { name, email, words, pause } = customers.next().value;
      const at = Date.now();
      const conversation = await this.#options.workspace.write({ name, email, body: words });
      for (const told of this.#board.made({ conversation, name, words, at }, Date.now())) this.#tell(told);
      for (const show of this.#options.shows) await show.happen(n + 1, stage);
      await sleep(pause / pace, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Waits until every conversation has someone and every rule has decided what it was shown, or nothing has happened for half a minute. */
  async settle(signal: AbortSignal): Promise<void> {
    this.#newsAt = Date.now();
    while (this.#isWaiting() && !signal.aborted && Date.now() - this.#newsAt < PATIENCE_MS) {
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
    const more = this.#options.shows.flatMap((show) => show.summary());
    return [this.#narrator.summary(this.#board, await this.#options.workspace.stats()), ...more].join("\n");
  }

  #isWaiting(): boolean {
    return this.#board.open().length > 0 || this.#options.shows.some((show) => show.waiting() > 0);
  }

  #tell(told: Told | undefined): void {
    if (told === undefined) return;
    this.#print(this.#narrator.line(told, Date.now()));
  }

  #print(line: string): void {
    this.#newsAt = Date.now();
    if (!this.#options.quiet) this.#options.print(line);
  }
}
