import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    maxWorkers: 2,
    // Files share what a worker has loaded; every test writes to folders of its own.
    isolate: false,
    reporters: ["default", "./test/support/count.ts"],
  },
});
