// The slow lane, `npm run slow`: properties that measure time, one at a time, on a quiet machine.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["properties/**/*.slow.ts"],
    testTimeout: 600_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
