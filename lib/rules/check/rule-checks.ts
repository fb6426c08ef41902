import * as archiveStaleUsers from "../archive-stale-users/references.ts";
import * as autoAssign from "../auto-assign/references.ts";
import * as convertVisitors from "../convert-visitors/references.ts";
import * as followUp from "../follow-up/references.ts";
import type { Reference } from "../reference.ts";
import type { Settings } from "../settings.ts";
import type { SettingProblem } from "../settings-problems.ts";
import * as tagLeads from "../tag-leads/references.ts";

/** What a rule says about its own settings, for the checks. Pure. */
export interface RuleCheck {
  /** Everything of the workspace that they name. Nothing for a rule that is absent or off. */
  references(settings: Settings): readonly Reference[];
  /** What can't both be meant. */
  contradictions(settings: Settings): readonly SettingProblem[];
}

/** Each rule's `references.ts`; a rule that isn't here is never checked. */
export const ruleChecks: readonly RuleCheck[] = [
  archiveStaleUsers,
  autoAssign,
  convertVisitors,
  followUp,
  tagLeads,
];
