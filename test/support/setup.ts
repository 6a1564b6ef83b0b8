import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { build } from "../../src/build.ts";
import { silent } from "../../src/progress.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the shipped data's site, built once for all tests. */
    site: string;
  }
}

/** Builds the shipped data once; tests read the site and never write to it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const work = join(import.meta.dirname, "..", ".work");
  rmSync(work, { recursive: true, force: true });
  const site = join(work, "shipped");
  await build({ data: "data", out: site, site: true }, silent);
  project.provide("site", site);
  return () => rmSync(work, { recursive: true, force: true });
}
