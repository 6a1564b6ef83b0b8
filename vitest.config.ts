import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest.ts";

/** The tests that open a browser. */
const BROWSER = [
  "access",
  "changed",
  "checker",
  "explorer",
  "foreign",
  "golden",
  "journeys",
  "light",
  "navigation",
  "print",
].map((name) => `test/site/${name}.test.ts`);
const below = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`);
/** What answers in a minute: nothing is built, and no model runs. */
const UNIT = below("disk", "facts", "intake", "plan", "rules", "same");
/** Models and what follows from them, without pages. */
const MODELS = below("answers", "demo", "estimates", "scenarios", "warehouse");

const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude },
});

export default defineConfig({
  test: {
    projects: [
      project("unit", UNIT),
      project("models", MODELS),
      project("browser", BROWSER),
      project("site", ["test/**/*.test.ts"], [...UNIT, ...MODELS, ...BROWSER]),
    ],
    globalSetup: ["test/support/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    maxWorkers: 2,
    // Files share what a worker has loaded; every test writes to folders of its own.
    isolate: false,
    // Those of `npm run build`: tests that build and verify make as much garbage. The last as in `core/engine.js`.
    execArgv: ["--max-semi-space-size=64", "--initial-old-space-size=1024", "--interrupt-budget=1000000"],
    sequence: { sequencer: LongestFirst },
    reporters: ["default", "./test/support/count.ts"],
  },
});
