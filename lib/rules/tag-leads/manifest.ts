import type { RuleManifest } from "../manifest.ts";

export const manifest: RuleManifest = {
  name: "tag-leads",
  topics: [
    "contact.created",
    "contact.added_email",
    "contact.signed_up",
    "contact.tag.created",
    "contact.tag.deleted",
    "visitor.signed_up",
    "user.created",
    "user.email.updated",
    "user.tag.created",
    "user.tag.deleted",
    "conversation.user.created",
    "conversation.user.replied",
    "company.created",
    "event.created",
  ],
  timeoutSeconds: 60,
  liveConcurrency: 5,
  schedule: { expression: "cron(0 3 * * ? *)" },
};
