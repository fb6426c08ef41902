/** A conversation that a customer started in the sandbox. */
export interface Made {
  readonly conversation: string;
  readonly name: string;
  readonly words: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a rule decided about a conversation, from the function's own log line. */
export interface Decided {
  readonly conversation: string;
  readonly outcome: string;
  readonly because: string;
  /** The id of who got it; undefined when nobody did. */
  readonly to: string | undefined;
}

/** One conversation with its decision: what the terminal shows in a line. */
export interface Told {
  readonly made: Made;
  readonly decided: Decided;
  /** Milliseconds from the customer's message to the end of the work. */
  readonly tookMs: number;
}

/**
 * Brings together the conversations made and the decisions logged, in whatever order they come, and keeps the
 * counts for the summary. A conversation that waited for a free person is told again when it gets one.
 */
export class Board {
  readonly #made = new Map<string, Made>();
  readonly #early = new Map<string, Decided[]>();
  readonly #got = new Map<string, string>();
  readonly #waiting = new Set<string>();
  readonly #planned = new Set<string>();
  readonly #took: number[] = [];

  /** Takes a conversation, and answers what was decided about it before we heard of it. */
  made(made: Made, nowMs: number): Told[] {
    this.#made.set(made.conversation, made);
    const early = this.#early.get(made.conversation) ?? [];
    this.#early.delete(made.conversation);
    return early.flatMap((decided) => this.decided(decided, nowMs) ?? []);
  }

  /** Takes a decision; answers what to tell, if there is anything new to tell. */
  decided(decided: Decided, nowMs: number): Told | undefined {
    const made = this.#made.get(decided.conversation);
    if (made === undefined) {
      this.#early.set(decided.conversation, [...(this.#early.get(decided.conversation) ?? []), decided]);
      return undefined;
    }
    const told = { made, decided, tookMs: nowMs - made.at };
    if (decided.outcome === "acted" && decided.to !== undefined) {
      this.#got.set(made.conversation, decided.to);
      this.#waiting.delete(made.conversation);
      this.#took.push(told.tookMs);
      return told;
    }
    if (decided.outcome === "planned") {
      const isNews = !this.#planned.has(made.conversation);
      this.#planned.add(made.conversation);
      return isNews ? told : undefined;
    }
    if (decided.outcome !== "skipped" || this.#got.has(made.conversation)) return undefined;
    const isNews = !this.#waiting.has(made.conversation);
    this.#waiting.add(made.conversation);
    return isNews ? told : undefined;
  }

  /** Conversations made. */
  get total(): number {
    return this.#made.size;
  }

  /** Conversations that someone got. */
  get assigned(): number {
    return this.#got.size;
  }

  /** Conversations that a dry run would have given to someone. */
  get planned(): number {
    return this.#planned.size;
  }

  /** The conversations that nobody has got yet, nor would in a dry run. */
  open(): Made[] {
    return [...this.#made.values()].filter(
      ({ conversation }) => !this.#got.has(conversation) && !this.#planned.has(conversation),
    );
  }

  /** The conversations that someone got, and who. */
  assignments(): [string, string][] {
    return [...this.#got];
  }

  /** How many conversations each person got, most first. */
  shares(): { id: string; count: number }[] {
    const counts = new Map<string, number>();
    for (const id of this.#got.values()) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count);
  }

  /** The time that a share `of` (0 to 1) of the conversations stayed within, in milliseconds; 0 for none. */
  took(of: number): number {
    const sorted = this.#took.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(of * sorted.length))] ?? 0;
  }
}
