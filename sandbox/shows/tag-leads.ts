import { nameFrom } from "../stream.ts";
import type { RuleDecision, RuleShow } from "./rule-show.ts";

/** After every third customer a lead arrives; after others, one who was looked at gives an email address and goes pro. */
const EVERY = 3;
const PLANS = ["pro", "free"] as const;

interface Arrived {
  readonly id: string;
  readonly name: string;
  plan: string;
  /** Epoch milliseconds: since when the rule is expected to decide. */
  since: number;
  isDecided: boolean;
  hasEmail: boolean;
}

/** Leads who arrive without an email address, on one plan or the other, and a moment later give it and are all pro. */
export function tagLeadsShow(clock: () => number): RuleShow {
  const arrived = new Map<string, Arrived>();
  const early = new Map<string, RuleDecision>();
  const changes = { acted: 0, planned: 0 };
  return {
    rule: "tag-leads",
    async happen(n, { workspace, random, again }) {
      if (n % EVERY === 0) {
        const [name, plan] = [nameFrom(random), PLANS[random() < 0.5 ? 0 : 1]];
        const since = clock();
        const id = await workspace.saveLead({ name, custom_attributes: { plan } });
        arrived.set(id, { id, name, plan, since, isDecided: false, hasEmail: false });
        const decision = early.get(id);
        if (decision !== undefined) again(decision);
      }
      const next = [...arrived.values()].find(({ isDecided, hasEmail }) => isDecided && !hasEmail);
      if (n % EVERY !== 0 && next !== undefined) {
        next.since = clock();
        next.hasEmail = true;
        const email = `${next.name.toLowerCase().replaceAll(" ", ".")}.${n}@example.test`;
        next.plan = "pro";
        await workspace.saveLead({ id: next.id, email, custom_attributes: { plan: next.plan } });
      }
    },
    heard(decision, narrator, nowMs) {
      const { outcome, object, because } = decision;
      const id = object.replace(/^person#/, "");
      const lead = arrived.get(id);
      if (lead === undefined) {
        // It may come before the answer that says who it is about.
        if (outcome !== "skipped" || !early.has(id)) early.set(id, decision);
        return undefined;
      }
      lead.isDecided = true;
      if (outcome !== "acted" && outcome !== "planned") return undefined;
      changes[outcome] += 1;
      const told = outcome === "planned" ? `Dry run: ${because}` : because;
      const who = `${lead.name}, a lead on plan ${lead.plan}`;
      return narrator.event({ who, what: "tag-leads", tookMs: nowMs - lead.since, because: told }, nowMs);
    },
    waiting: () => [...arrived.values()].filter(({ isDecided }) => !isDecided).length,
    summary() {
      if (arrived.size === 0) return [];
      const { acted, planned } = changes;
      const dry = planned === 0 ? [] : [`would have been changed ${planned} times (dry run)`];
      const done = acted === 0 && planned > 0 ? [] : [`were changed ${acted} times`];
      return [`${arrived.size} leads arrived, whose tags ${[...done, ...dry].join(" and ")}.`];
    },
  };
}
