// The tests that judge mutants of the trusted folders: quick, and without seeds in their names.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/kernel/**/*.test.ts", "test/format/**/*.test.ts", "test/checker/**/*.test.ts"],
    exclude: ["test/checker/hostile.test.ts", "**/node_modules/**"],
    testTimeout: 60_000,
    maxWorkers: 1,
  },
});
