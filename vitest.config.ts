import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest.ts";

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
    // Those of `npm run build`: tests that build and verify make as much garbage.
    execArgv: ["--max-semi-space-size=64", "--initial-old-space-size=1024"],
    sequence: { sequencer: LongestFirst },
    reporters: ["default", "./test/support/count.ts"],
  },
});
