import type { Board, Told } from "./board.ts";

/** What the terminal shows. Names come from the workspace, by admin id. */
export interface Narrator {
  /** One line: when, who wrote what, who got it and why, how long it took. */
  line(told: Told, nowMs: number): string;
  summary(board: Board, more: { readonly calls: number; readonly refused: number }): string;
}

const WORDS_SHOWN = 34;

export function createNarrator(names: ReadonlyMap<string, string>): Narrator {
  const nameOf = (id: string) => names.get(id) ?? `admin ${id}`;
  return {
    line({ made, decided, tookMs }, nowMs) {
      const time = new Date(nowMs).toTimeString().slice(0, 8);
      const to = decided.to === undefined ? "nobody yet" : nameOf(decided.to);
      const got = decided.outcome === "planned" ? `(dry run) ${to}` : to;
      const who = `${made.name}: “${shorten(made.words, WORDS_SHOWN)}”`;
      return `${time}  ${who.padEnd(52)} → ${got.padEnd(14)} ${String(tookMs).padStart(5)} ms  ${decided.because}`;
    },
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
