import type { Settings } from "../../lib/rules/settings.ts";
import type { Product } from "../product.ts";
import { archiveStaleUsersShow, type LongAgo } from "./archive-stale-users.ts";
import { convertVisitorsShow } from "./convert-visitors.ts";
import { followUpShow } from "./follow-up.ts";
import type { RuleShow } from "./rule-show.ts";
import { tagLeadsShow } from "./tag-leads.ts";

export type { RuleDecision, RuleShow } from "./rule-show.ts";

/** The shows of the rules that the settings run; auto-assign is the show itself. */
export function showsFor(
  { rules }: Settings,
  product: Product,
  longAgo: LongAgo,
  clock: () => number,
): readonly RuleShow[] {
  return [
    isOn(rules.archiveStaleUsers) ? archiveStaleUsersShow(longAgo, clock) : [],
    isOn(rules.convertVisitors) ? convertVisitorsShow(product, clock) : [],
    isOn(rules.followUp) ? followUpShow() : [],
    isOn(rules.tagLeads) ? tagLeadsShow(clock) : [],
  ].flat();
}

function isOn(rule: { readonly mode: string } | undefined): boolean {
  return rule !== undefined && rule.mode !== "off";
}
