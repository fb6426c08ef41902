import { defineConfig } from "./lib/rules/settings.ts";

// The rules this workspace runs, and their settings: the one file to edit. Each rule explains its own in lib/rules/<rule>/README.md.
export default defineConfig({
  region: "us",
  actingAdmin: "switchboard@example.com",
  rules: {
    autoAssign: { mode: "live", pool: { team: "Support" }, strategy: "round-robin" },
  },
});
