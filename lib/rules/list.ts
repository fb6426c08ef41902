import { manifest as archiveStaleUsers } from "./archive-stale-users/manifest.ts";
import { manifest as autoAssign } from "./auto-assign/manifest.ts";
import { manifest as convertVisitors } from "./convert-visitors/manifest.ts";
import { manifest as followUp } from "./follow-up/manifest.ts";
import type { RuleManifest } from "./manifest.ts";
import { manifest as tagLeads } from "./tag-leads/manifest.ts";

/** Every rule of the product: queues, functions and schedules are made from this list, and from nothing else. */
export const rules: readonly RuleManifest[] = [
  archiveStaleUsers,
  autoAssign,
  convertVisitors,
  followUp,
  tagLeads,
];
