import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { build } from "../../src/cli/build.ts";
import { silent } from "../../src/core/progress.ts";
import { beginRun, endRun, WORK } from "./files.ts";
import { buildSmall, drawSmall } from "./small.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the shipped data's site, built once for all tests. */
    site: string;
  }
}

/** What stands in a test that reads the shipped site, or the edition that it was made from. */
const READING = /inject\("site"\)|shippedEdition\(/;
/** What stands in a test that needs the small folder, or its site. */
const SMALL = /smallData\(|smallSite\(|julyData\(/;
const SMALL_SITE = /smallSite\(/;

/**
 * Builds the shipped data and the small folder once for all projects, beside each other, where a test that is to run reads
 * them; tests never write to them.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  beginRun();
  const site = join(WORK, "shipped");
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
  const shipped = async () => {
    if (wanted(READING) && !existsSync(site)) await build({ data: "data", out: site, site: true }, silent);
  };
  await Promise.all([small(), shipped()]);
  // The folder itself, not the link that leads to it: tests copy it.
  project.provide("site", existsSync(site) ? realpathSync(site) : site);
  return endRun;
}
