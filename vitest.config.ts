// Two projects: test/ is "there is an example", properties/ is "for all".
// The seed of the properties is MUBALL_SEED or fresh, and is printed: properties/seed.ts.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          // Files share their modules: a third of the time went into loading the same ones again. So no
          // file may leave anything behind in a module: hooks of shared files belong to one test.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "properties",
          include: ["properties/**/*.property.ts"],
          globalSetup: ["properties/seed.ts"],
          setupFiles: ["properties/setup.ts"],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
