import { defineConfig } from "vitest/config";

/**
 * The engine's own tests; simulations and whole runs would take each mutant too long. Without the one that reads the
 * engine's source, which mutants are written into.
 */
export default defineConfig({
  test: {
    include: ["test/lib/engine/**/*.test.ts"],
    exclude: ["test/lib/engine/explain/words.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
