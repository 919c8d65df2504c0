// The nightly lane, `npm run nightly`: every property with ten times the draws, and those on larger data.
import { defineConfig } from "vitest/config";

process.env["MUBALL_RUNS"] ??= "1000";

export default defineConfig({
  test: {
    include: ["properties/**/*.property.ts", "properties/**/*.nightly.ts"],
    globalSetup: ["properties/seed.ts"],
    setupFiles: ["properties/setup.ts"],
    testTimeout: 7_200_000,
    maxWorkers: 2,
  },
});
