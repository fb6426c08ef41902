import type { RuleManifest } from "../manifest.ts";

export const manifest: RuleManifest = {
  name: "convert-visitors",
  topics: ["contact.added_email"],
  ownTopics: ["signup"],
  timeoutSeconds: 30,
  liveConcurrency: 5,
};
