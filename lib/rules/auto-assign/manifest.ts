import type { RuleManifest } from "../manifest.ts";

export const manifest: RuleManifest = {
  name: "auto-assign",
  topics: [
    "conversation.user.created",
    "conversation.user.replied",
    "conversation.admin.opened",
    "conversation.admin.unsnoozed",
  ],
  timeoutSeconds: 30,
  liveConcurrency: 5,
  schedule: { expression: "rate(5 minutes)" },
};
