import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { beginRun, endRun, WORK } from "./files.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the shipped data's site, built once for all tests. */
    site: string;
  }
}

/** What stands in a test that reads the shipped site, or the edition that it was made from. */
const READING = /inject\("site"\)|shippedEdition\(/;

/** Builds the shipped data once for all projects, where a test that is to run reads the site; tests never write to it. */
export default async function setup(project: TestProject): Promise<() => void> {
  beginRun();
  const site = join(WORK, "shipped");
  // What was asked for on the command line, which the types of vitest leave out.
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  const built = testFiles.some((file) => READING.test(readFileSync(file, "utf8")));
  // Another project of the run may have built it.
  if (built && !existsSync(site)) await build({ data: "data", out: site, site: true }, silent);
  // The folder itself, not the link that leads to it: tests copy it.
  project.provide("site", built ? realpathSync(site) : site);
  return endRun;
}
