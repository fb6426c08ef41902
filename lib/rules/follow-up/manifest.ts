import type { RuleManifest } from "../manifest.ts";

export const manifest: RuleManifest = {
  name: "follow-up",
  topics: [
    "conversation.user.created",
    "conversation.user.replied",
    "conversation.admin.replied",
    "conversation.admin.opened",
    "conversation.admin.unsnoozed",
  ],
  timeoutSeconds: 30,
  liveConcurrency: 5,
  schedule: { expression: "rate(5 minutes)" },
};
