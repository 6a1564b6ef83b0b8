import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readProofs } from "./facts/proof.ts";
import { type Fact, readFacts } from "./facts/read.ts";
import type { Edition } from "./figures/edition.ts";
import { CATALOGUE } from "./intake/finding.ts";
import { loadLoaders } from "./intake/loaders.ts";
import { type Intake, receive } from "./intake/receive.ts";
import { ConfigError } from "./plan/error.ts";
import { parsePeriod } from "./plan/period.ts";
import type { Plan } from "./plan/plan.ts";
import { readPlan } from "./plan/read.ts";
import type { Progress } from "./progress.ts";
import { checkSite } from "./publish/check.ts";
import { writeDownloads } from "./publish/downloads.ts";
import { layOut } from "./publish/framework.ts";
import { writePages } from "./publish/pages.ts";
import { writeProofs } from "./publish/proofs.ts";
import { recover, swap } from "./publish/swap.ts";
import { fillWarehouse, type Run } from "./warehouse/fill.ts";
import { type Model, readModels, runChecks, runModels } from "./warehouse/models.ts";
import { Warehouse } from "./warehouse/open.ts";

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
  findings: Record<string, number>;
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
    progress.stage("intake");
    const loaders = await loadLoaders(options.loaders ?? join(ROOT, "loaders"));
    const intake = await receive(plan, loaders, (path) => progress.step(path));
    const edition = await compute(plan, intake, run, progress);
    progress.stage("downloads");
    writeDownloads(edition, site);
    writeProofs(edition, site);
    let pages = 0;
    if (layout) {
      progress.stage("layout");
      await layout.finished;
      progress.stage("pages");
      writePages(edition, layout.folder, site);
      copyFileSync(join(reports, "style.css"), join(site, "style.css"));
      progress.stage("check");
      pages = checkSite(site, edition.facts);
    }
    progress.stage("swap");
    mkdirSync(dirname(out), { recursive: true });
    swap(site, out);
    return summarize(edition, pages);
  } finally {
    await layout?.finished.catch(() => {});
    rmSync(work, { recursive: true, force: true });
  }
}

function boundsOf(plan: Plan, options: BuildOptions): Run {
  const asOf = parsePeriod(options.asOf ?? plan.head.as_of);
  if (!asOf) throw new ConfigError(`unknown period ${options.asOf}`, "write one such as 2013 or 2013Q3");
  const arrivals = plan.register.rows.map((row) => row.arrived).sort();
  const knownAt = options.knownAt ?? arrivals.at(-1) ?? plan.head.issued;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(knownAt))
    throw new ConfigError(`unknown date ${knownAt}`, "write one such as 2014-01-31");
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  return { asOf, knownAt, version };
}

/** Fills the warehouse, runs models and checks, and reads facts and proofs out of it. */
async function compute(plan: Plan, intake: Intake, run: Run, progress: Progress): Promise<Edition> {
  progress.stage("warehouse");
  const warehouse = await Warehouse.open();
  try {
    await fillWarehouse(warehouse, plan, intake, run);
    const models = await readModels(warehouse);
    await runModels(warehouse, models);
    await runChecks(warehouse);
    progress.stage("facts");
    const facts = await readFacts(warehouse);
    const proofs = await readProofs(warehouse, plan, intake);
    const known = await warehouse.query<{ file: string }>("select file from known_file order by path");
    const findings = await warehouse.query<{ finding: string }>(
      "select finding from known_finding order by finding::integer",
    );
    return editionOf(plan, intake, run, { facts, proofs, models, known, findings });
  } finally {
    warehouse.close();
  }
}

function editionOf(
  plan: Plan,
  intake: Intake,
  run: Run,
  found: {
    facts: Fact[];
    proofs: Edition["proofs"];
    models: Model[];
    known: { file: string }[];
    findings: { finding: string }[];
  },
): Edition {
  const received = new Map(intake.files.map((file) => [file.sha256, file]));
  const bySubject = new Map<string, Fact[]>();
  for (const fact of found.facts) {
    const facts = bySubject.get(fact.subject);
    if (facts) facts.push(fact);
    else bySubject.set(fact.subject, [fact]);
  }
  return {
    plan,
    bounds: { asOf: run.asOf.id, knownAt: run.knownAt, version: run.version },
    facts: new Map(found.facts.map((fact) => [fact.fact, fact])),
    proofs: found.proofs,
    files: found.known.flatMap(({ file }) => {
      const row = received.get(file);
      return row ? [{ ...row, loader: row.loader.name }] : [];
    }),
    findings: found.findings.flatMap(({ finding }) => intake.findings[Number(finding)] ?? []),
    models: found.models,
    bySubject,
  };
}

function summarize(edition: Edition, pages: number): Summary {
  const findings: Record<string, number> = { error: 0, warning: 0, notice: 0 };
  for (const { code } of edition.findings) {
    const { severity } = CATALOGUE[code];
    findings[severity] = (findings[severity] ?? 0) + 1;
  }
  return {
    files: edition.files.length,
    readings: edition.proofs.readings.size,
    findings,
    facts: edition.facts.size,
    pages,
    asOf: edition.bounds.asOf,
    knownAt: edition.bounds.knownAt,
  };
}
