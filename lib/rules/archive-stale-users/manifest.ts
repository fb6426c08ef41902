import type { RuleManifest } from "../manifest.ts";

export const manifest: RuleManifest = {
  name: "archive-stale-users",
  // A teammate takes the mark away. That somebody was seen is found by the daily sweep: Intercom has no topic for it.
  topics: ["user.tag.deleted", "contact.tag.deleted"],
  timeoutSeconds: 120,
  liveConcurrency: 2,
  schedule: { expression: "cron(0 4 * * ? *)" },
};
