import type { RuleShow } from "./rule-show.ts";

/**
 * The conversations that nobody answers are those of the show itself: this one tells each step that is taken, with how
 * long it came after its conversation was first looked at. Ladders of a minute or two make it worth watching.
 */
export function followUpShow(): RuleShow {
  /** Epoch milliseconds: when a conversation was first looked at, by its key. */
  const firstSeen = new Map<string, number>();
  const steps = { acted: 0, planned: 0 };
  return {
    rule: "follow-up",
    async happen() {},
    heard({ outcome, object, because }, narrator, nowMs) {
      const since = firstSeen.get(object) ?? nowMs;
      firstSeen.set(object, since);
      if (outcome !== "acted" && outcome !== "planned") return undefined;
      steps[outcome] += 1;
      const told = outcome === "planned" ? `Dry run: ${because}` : because;
      const who = `conversation ${object.replace(/^conversation#/, "")}`;
      return narrator.event({ who, what: "follow-up", tookMs: nowMs - since, because: told }, nowMs);
    },
    // A step comes in its own time: nobody waits for it.
    waiting: () => 0,
    summary() {
      const { acted, planned } = steps;
      if (acted + planned === 0) return [];
      const dry = planned === 0 ? "" : `, ${planned} more would have been (dry run)`;
      return [`${acted} times a step of a ladder was taken${dry}.`];
    },
  };
}
