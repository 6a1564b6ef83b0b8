import { readFileSync, realpathSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { beginRun, endRun } from "./files.ts";
import { buildShipped } from "./project.ts";
import { buildSmall, drawSmall } from "./small.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the shipped data's site, built once for all tests. */
    site: string;
  }
}

/** What stands in a test that reads the shipped site, the edition that it was made from, or the folder where it was built. */
const READING = /inject\("site"\)|shippedEdition\(|runElsewhere\(/;
/** What stands in a test that needs the small folder, or its site. */
const SMALL = /smallData\(|smallSite\(|julyData\(/;
const SMALL_SITE = /smallSite\(/;

/**
 * Builds the shipped data and the small folder once for all projects, beside each other, where a test that is to run reads
 * them; tests never write to them.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  beginRun();
  // It holds the files of every project, asked for or not, and runs none.
  if (project.isRootProject()) return endRun;
  // What was asked for on the command line, which the types of vitest leave out.
  const { filenamePattern } = project.vitest as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  const texts = testFiles.map((file) => readFileSync(file, "utf8"));
  const wanted = (pattern: RegExp) => texts.some((text) => pattern.test(text));
  // Another project of the run may have made them.
  const small = async () => {
    if (wanted(SMALL)) await drawSmall();
    if (wanted(SMALL_SITE)) await buildSmall();
  };
  const shipped = async () => (wanted(READING) ? realpathSync(await buildShipped()) : "");
  const [, site] = await Promise.all([small(), shipped()]);
  // The folder itself, not the link that leads to it: tests copy it.
  project.provide("site", site);
  return endRun;
}
