import type { Board, Told } from "./board.ts";

/** What the terminal shows. Names come from the workspace, by admin id. */
export interface Narrator {
  /** One line: when, who wrote what, who got it and why, how long it took. */
  line(told: Told, nowMs: number): string;
  /** One line of another rule: when, whom it is about, which rule, how long it took, why. */
  event(event: RuleEvent, nowMs: number): string;
  summary(board: Board, more: { readonly calls: number; readonly refused: number }): string;
}

/** What another rule did, for a line. */
export interface RuleEvent {
  readonly who: string;
  readonly what: string;
  readonly tookMs: number;
  readonly because: string;
}

const WORDS_SHOWN = 21;
const WHO_WIDTH = 38;

/** `names` are those of admins and teams, by id; a line has `width` characters at most, where there is a limit. */
export function createNarrator(
  names: ReadonlyMap<string, string>,
  width = Number.POSITIVE_INFINITY,
): Narrator {
  const lineOf = (sign: string, { who, what, tookMs, because }: RuleEvent, nowMs: number) => {
    const time = new Date(nowMs).toTimeString().slice(0, 8);
    const took = `${String(tookMs).padStart(4)} ms`;
    return shorten(
      `${time}  ${shorten(who, WHO_WIDTH).padEnd(WHO_WIDTH)} ${sign} ${what.padEnd(12)} ${took}  ${because}`,
      width,
    );
  };
  const nameOf = (id: string) => names.get(id) ?? `admin ${id}`;
  return {
    line({ made, decided, tookMs }, nowMs) {
      const to = decided.to === undefined ? "nobody yet" : nameOf(decided.to);
      const what = decided.outcome === "planned" ? `(dry run) ${to}` : to;
      const who = `${made.name}: “${shorten(made.words, WORDS_SHOWN)}”`;
      return lineOf("→", { who, what, tookMs, because: decided.because }, nowMs);
    },
    event: (event, nowMs) => lineOf("+", event, nowMs),
    summary(board, { calls, refused }) {
      const shares = board.shares().map(({ id, count }) => `  ${nameOf(id).padEnd(16)} ${count}`);
      return [
        `${board.total} conversations, ${board.assigned} assigned, ${board.open().length} not.`,
        ...(board.planned > 0 ? [`A dry run: ${board.planned} would have been.`] : []),
        ...shares,
        `Half within ${board.took(0.5)} ms, 95 of 100 within ${board.took(0.95)} ms.`,
        `${calls} calls to Intercom, ${refused} refused for its rate limit.`,
      ].join("\n");
    },
  };
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
