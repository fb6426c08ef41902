import { defineConfig } from "vitest/config";

/** The engine's own tests; simulations and whole runs would take each mutant too long. */
export default defineConfig({
  test: { include: ["test/lib/engine/**/*.test.ts"], testTimeout: 20_000, hookTimeout: 60_000 },
});
