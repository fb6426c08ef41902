import { nameFrom } from "../stream.ts";
import type { RuleDecision, RuleShow } from "./rule-show.ts";

const DAY_MS = 86_400_000;
/** After every twenty-fifth customer somebody turns out to have been away for so many days. */
const EVERY = 25;
const AWAY_DAYS = [95, 120, 400];

/** What the show lets happen: it can't wait for a night, nor for ninety days. */
export interface LongAgo {
  /** Makes a user who was last seen then (epoch seconds, UTC). Answers the id. */
  saveUser(user: { user_id: string; name: string; last_request_at: number }): Promise<string>;
  /** Runs the rule's daily sweep now. */
  sweep(): Promise<unknown>;
}

interface Absent {
  readonly name: string;
  readonly days: number;
  /** Epoch milliseconds: since when the rule is expected to decide. */
  readonly since: number;
  isDecided: boolean;
}

/** Users who have not been seen for months, and a daily sweep each time that finds them. */
export function archiveStaleUsersShow(longAgo: LongAgo, clock: () => number): RuleShow {
  const absent = new Map<string, Absent>();
  const early = new Map<string, RuleDecision>();
  const told = { acted: 0, planned: 0 };
  return {
    rule: "archive-stale-users",
    async happen(n, { random, again }) {
      if (n % EVERY !== 1) return;
      const [name, since] = [nameFrom(random), clock()];
      const days = AWAY_DAYS[absent.size % AWAY_DAYS.length] ?? 95;
      const last_request_at = Math.floor((since - days * DAY_MS) / 1000);
      const id = await longAgo.saveUser({ user_id: `long-ago-${n}`, name, last_request_at });
      absent.set(id, { name, days, since, isDecided: false });
      const decision = early.get(id);
      if (decision !== undefined) again(decision);
      await longAgo.sweep();
    },
    heard(decision, narrator, nowMs) {
      const { outcome, object, because } = decision;
      const id = object.replace(/^person#/, "");
      const person = absent.get(id);
      if (person === undefined) {
        early.set(id, decision);
        return undefined;
      }
      if (outcome !== "acted" && outcome !== "planned") return undefined;
      person.isDecided = true;
      told[outcome] += 1;
      const who = `${person.name}, away for ${person.days} days`;
      const words = outcome === "planned" ? `Dry run: ${because}` : because;
      const event = { who, what: "stale users", tookMs: nowMs - person.since, because: words };
      return narrator.event(event, nowMs);
    },
    waiting: () => [...absent.values()].filter(({ isDecided }) => !isDecided).length,
    summary() {
      if (absent.size === 0) return [];
      const { acted, planned } = told;
      const dry = planned === 0 ? "" : `, ${planned} would have been (dry run)`;
      return [`${absent.size} users had been away for months: ${acted} were marked${dry}.`];
    },
  };
}
