import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Originals } from "../core/disk/originals.ts";
import type { Progress } from "../core/progress.ts";
import type { Edition } from "../facts/edition.ts";
import type { Severity } from "../intake/findings/catalogue.ts";
import { countBySeverity } from "../intake/findings/finding.ts";
import { readKeys } from "../plan/keys.ts";
import { readPlan } from "../plan/read.ts";
import type { MadeFiles } from "../site/kept/earlier.ts";
import { type Layout, layOut } from "../site/shell/framework.ts";
import { USUALLY_KEPT } from "../site/shell/kept-editions.ts";
import { ingredientsOf, nameEdition, sourcesOf, writeManifest } from "../site/shell/manifest.ts";
import { type Place, placeFor } from "../site/shell/place.ts";
import type { Published } from "../site/shell/publish.ts";
import { clear, recover, swap, workIn } from "../site/shell/swap.ts";
import { boundsOf } from "./bounds.ts";
import { holding } from "./holding.ts";
import { type Signing, signingKey } from "./keys/private.ts";
import type { Taken } from "./profile.ts";
import { keepAt, placeToKeep } from "./sql/keep.ts";
import { verifyAside } from "./verify-aside.ts";

const ROOT = join(import.meta.dirname, "..", "..");

export interface BuildOptions extends Signing {
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
  /** The folders of loaders, of models and of pages; by default those of the product. */
  loaders?: string;
  models?: string;
  reports?: string;
  /** Whom the edition is for: everybody, or the office alone; by default everybody. */
  edition?: "public" | "internal" | undefined;
  /** The file that the warehouse is kept in. */
  warehouse?: string | undefined;
  /** Whether the checker holds the site against the originals before it is published. */
  verify?: boolean | undefined;
  /** How many editions of the site are kept, this one among them. */
  keep?: number | undefined;
  /** Whether nothing is taken of what an earlier build has kept. */
  force?: boolean | undefined;
  /** Whether the site is looked at and thrown away: nothing is kept of it, and nothing has to last through a power cut. */
  passing?: boolean | undefined;
}

/** What a build did. */
export interface Summary {
  files: number;
  /** How many cells that are not blank the files have, and of how many of these nobody knows what they are. */
  cells: number;
  unaccounted: number;
  readings: number;
  /** How many findings there are of each severity. */
  findings: Record<Severity, number>;
  /** How many doubts there are that only the office is told of. */
  doubts: number;
  facts: number;
  pages: number;
  /** Pages of proofs, one for each subject, indicator or target in an area, and received file. */
  proofs: number;
  /** How many numbers, verdicts and claims the pages hold, by what they are. */
  numbers: Partial<Record<string, number>>;
  asOf: string;
  knownAt: string;
  /** What was not made anew. */
  taken: Taken;
}

/** What a build has going beside itself. */
interface Running {
  layout?: Layout | undefined;
  bundled?: Promise<unknown>;
}

/** A file of the data folder was written while it was read. */
class ChangedError extends Error {
  override readonly name = "ChangedError";
}

/**
 * Builds the published assessment: received files → warehouse → facts → site. What stands at `out` must be a site that
 * an earlier build made, or nothing. Everything is written beside it, checked, and put in its place at the end, so that
 * a build that fails leaves the earlier site whole. Where the data folder changes meanwhile, it starts over, once. Two
 * builds of one `out` never run at once: the second throws `LockError`.
 */
export function build(options: BuildOptions, progress: Progress): Promise<Summary> {
  return holding(options, progress, () => make(options, progress));
}

/** Makes the site and puts it in its place, for whoever holds the lock; `onChild` is told of processes that are started. */
export async function make(
  options: BuildOptions,
  progress: Progress,
  onChild: (pid: number) => void = () => {},
): Promise<Summary> {
  const [data, out] = [resolve(options.data), resolve(options.out)];
  progress.stage("plan");
  recover(out);
  const place = placeFor(out);
  const running: Running = {};
  const once = (again: boolean) =>
    ofStanding(new Originals(data), again, async (originals) => {
      try {
        return await publishFrom(originals, place, options, { progress, onChild, running });
      } finally {
        running.layout?.stop();
        await Promise.allSettled([running.layout?.finished, running.bundled]);
      }
    });
  try {
    return await once(false);
  } catch (error) {
    if (!(error instanceof ChangedError)) throw error;
    progress.note(`${error.message}: the build starts over`);
    progress.stage("plan");
    return await once(true);
  }
}

/**
 * Does what reads a data folder. Throws `ChangedError` where it fails and what it read was written meanwhile; the
 * second time so, its own error where it has one.
 */
async function ofStanding<T>(
  originals: Originals,
  again: boolean,
  work: (originals: Originals) => Promise<T>,
): Promise<T> {
  try {
    return await work(originals);
  } catch (error) {
    if (again && !(error instanceof ChangedError)) throw error;
    const [first, ...others] = originals.changed();
    if (first === undefined) throw error;
    const files = others.length ? `${first} and ${others.length} more` : first;
    throw new ChangedError(
      again
        ? `${files} changed again while it was read (build when nobody writes to the data folder)`
        : `${files} changed while it was read`,
    );
  }
}

/** Makes a site of what the originals hold, and puts it in its place. */
async function publishFrom(
  originals: Originals,
  place: Place,
  options: BuildOptions,
  { progress, onChild, running }: { progress: Progress; onChild: (pid: number) => void; running: Running },
): Promise<Summary> {
  const plan = readPlan(originals.root, undefined, originals);
  const run = boundsOf(plan, options);
  const work = workIn(place.out, options.keep ?? USUALLY_KEPT);
  const site = join(work, "site");
  mkdirSync(site);
  const kept = placeToKeep(options, work);
  const { reports = join(ROOT, "reports"), loaders = join(ROOT, "loaders") } = options;
  const sources = sourcesOf({ root: ROOT, loaders, reports });
  const layout = options.site ? layOut(reports, work) : undefined;
  running.layout = layout;
  if (layout?.pid !== undefined) onChild(layout.pid);
  // Imported while Framework runs: what reads files and draws figures takes a while to load.
  const { assess } = await import("../facts/assess.ts");
  const { publish, writeBundles } = await import("../site/shell/publish.ts");
  const { Kept } = await import("./kept.ts");
  const before = new Kept(options, place.out, sources);
  const earlier = before.earlier(site);
  const bundled = writeBundles(site, options.site ? reports : undefined, earlier);
  running.bundled = bundled.catch(() => {});
  const keys = readKeys(originals);
  const key = signingKey(keys, options);
  const [found, readings] = [before.found(plan, run), before.readings(plan)];
  const edition = await assess(
    plan,
    run,
    {
      ...{ loaders, models: options.models, audience: options.edition },
      ...{ file: kept?.file, scratch: work, kept: found, readings },
    },
    progress,
  );
  const ingredients = ingredientsOf(edition, sources);
  nameEdition(edition, ingredients, keys);
  edition.assets = await bundled;
  const publishing = {
    ...{ site, layout, earlier, passing: options.passing, traces: before.traces() },
    seal: (files: MadeFiles) => writeManifest(site, { ...ingredients, files }, aboutOf(edition), key),
    same: layout && before.same(edition),
  };
  const published = await publish(edition, publishing, progress);
  if (options.verify) await verified(site, originals, progress, onChild);
  progress.stage("swap");
  if (originals.changed().length) throw new ChangedError();
  swap(site, place);
  if (kept) keepAt(kept);
  before.keep(edition, published, progress);
  for (const left of clear(place.out, options.keep ?? USUALLY_KEPT))
    progress.note(`left where it stands: ${left}`);
  return summaryOf(edition, published, {
    readings: edition.files.length - readings.made,
    files: earlier?.taken.size ?? 0,
    allFiles: published.files.size,
  });
}

function verified(
  site: string,
  { root }: Originals,
  progress: Progress,
  onChild: (pid: number) => void,
): Promise<void> {
  progress.stage("verify");
  return verifyAside(site, root, onChild);
}

/** What a manifest says of an edition beside its files. */
function aboutOf({ plan, bounds: { version, audience, key } }: Edition): Parameters<typeof writeManifest>[2] {
  return {
    plan: plan.head.plan,
    version,
    ...(audience === "internal" && { edition: audience }),
    ...(key !== undefined && { key }),
  };
}

function summaryOf(edition: Edition, { pages, proofs, numbers }: Published, taken: Taken): Summary {
  return {
    files: edition.files.length,
    ...edition.account,
    readings: edition.files.reduce((sum, file) => sum + file.readings.length, 0),
    findings: countBySeverity(edition.findings.filter(({ answer }) => !answer)),
    doubts: edition.doubts.length,
    facts: edition.facts.size,
    ...{ pages, proofs, numbers },
    asOf: edition.bounds.asOf,
    knownAt: edition.bounds.knownAt,
    taken,
  };
}
