import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { countBySeverity, type Severity } from "./intake/finding.ts";
import { ConfigError } from "./plan/error.ts";
import { parsePeriod } from "./plan/period.ts";
import type { Plan } from "./plan/plan.ts";
import { readPlan } from "./plan/read.ts";
import { isDay } from "./plan/schemas.ts";
import type { Progress } from "./progress.ts";
import { layOut } from "./publish/framework.ts";
import { recover, swap } from "./publish/swap.ts";
import type { Run } from "./warehouse/fill.ts";

const ROOT = join(import.meta.dirname, "..");

export interface BuildOptions {
  /** The data folder. */
  data: string;
  /** The folder that the site is put in. */
  out: string;
  /** The last period that counts; by default the plan's. */
  asOf?: string | undefined;
  /** The last day of arrivals that count; by default the latest arrival in the register. */
  knownAt?: string | undefined;
  /** Whether pages are built too; without them the downloads and proofs are. */
  site: boolean;
  /** The folder of loaders and of pages; by default those of the product. */
  loaders?: string;
  reports?: string;
}

/** What a build did. */
export interface Summary {
  files: number;
  readings: number;
  /** How many findings there are of each severity. */
  findings: Record<Severity, number>;
  facts: number;
  pages: number;
  asOf: string;
  knownAt: string;
}

/**
 * Builds the published assessment: received files → warehouse → facts → site. Everything is written beside `out`,
 * checked, and put in its place at the end, so that a build that fails leaves the earlier site whole.
 */
export async function build(options: BuildOptions, progress: Progress): Promise<Summary> {
  const [data, out] = [resolve(options.data), resolve(options.out)];
  progress.stage("plan");
  const plan = readPlan(data);
  const run = boundsOf(plan, options);
  recover(out);
  const work = `${out}.building`;
  rmSync(work, { recursive: true, force: true });
  const site = join(work, "site");
  mkdirSync(site, { recursive: true });
  const reports = options.reports ?? join(ROOT, "reports");
  const layout = options.site ? layOut(reports, data, work) : undefined;
  try {
    // Imported while Framework runs: what reads files and draws figures takes a while to load.
    const { assess } = await import("./assess.ts");
    const { publish } = await import("./publish/publish.ts");
    const edition = await assess(plan, run, options.loaders ?? join(ROOT, "loaders"), progress);
    const pages = await publish(edition, { site, reports, layout }, progress);
    progress.stage("swap");
    mkdirSync(dirname(out), { recursive: true });
    swap(site, out);
    return {
      files: edition.files.length,
      readings: edition.proofs.readings.size,
      findings: countBySeverity(edition.findings),
      facts: edition.facts.size,
      pages,
      asOf: edition.bounds.asOf,
      knownAt: edition.bounds.knownAt,
    };
  } finally {
    layout?.stop();
    await layout?.finished.catch(() => {});
    rmSync(work, { recursive: true, force: true });
  }
}

function boundsOf(plan: Plan, options: BuildOptions): Run {
  const asOf = parsePeriod(options.asOf ?? plan.head.as_of);
  if (!asOf) throw new ConfigError(`unknown period ${options.asOf}`, "write one such as 2013 or 2013Q3");
  const arrivals = plan.register.rows.map((row) => row.arrived).sort();
  const knownAt = options.knownAt ?? arrivals.at(-1) ?? plan.head.issued;
  if (!isDay(knownAt)) throw new ConfigError(`unknown date ${knownAt}`, "write one such as 2014-01-31");
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  return { asOf, knownAt, version };
}
