import { all, attribute, email } from "./lib/conditions/index.ts";
import { defineConfig } from "./lib/rules/settings.ts";

// The rules this workspace runs, and their settings: the one file to edit. Each rule explains its own in lib/rules/<rule>/README.md.
export default defineConfig({
  region: "us",
  actingAdmin: "switchboard@example.com",
  rules: {
    // Archived conversations don't come back: look at its dry run first, then make it live.
    archiveStaleUsers: { mode: "dry-run", users: { staleAfterDays: 90, archiveAfterDays: 14 } },
    autoAssign: { mode: "live", pool: { team: "Support" }, strategy: "round-robin" },
    // Conversions are final: look at its dry run first, then make it live.
    convertVisitors: { mode: "dry-run" },
    // Tags are told by the attribute "plan": look at its dry run first, then make it live.
    tagLeads: {
      mode: "dry-run",
      tags: [{ tag: "hot-lead", when: all(attribute("plan").is("pro"), email.known()) }],
      groups: [
        {
          name: "plan",
          tags: [
            { tag: "plan-pro", when: attribute("plan").is("pro") },
            { tag: "plan-free", when: attribute("plan").is("free") },
          ],
        },
      ],
    },
  },
});
