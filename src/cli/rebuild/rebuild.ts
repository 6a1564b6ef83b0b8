import { mkdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { ConfigError } from "../../core/error.ts";
import type { Progress } from "../../core/progress.ts";
import { sourcesOf } from "../../site/shell/manifest.ts";
import type { Manifest } from "../../verify/expect/format.ts";
import { Failures } from "../../verify/site/failure.ts";
import { MANIFEST, parsed } from "../../verify/site/shape.ts";
import type { Rebuilt } from "../../verify/site/verdicts.ts";
import { BuildAside, type Ended } from "../aside.ts";
import type { BuildOptions } from "../build.ts";
import { temporaryFolder } from "../temporary.ts";
import { differencesOf } from "./differences.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
/** How many sources are named that are others. */
const NAMED = 5;

/** What is built again, of what, and for whom. */
export interface Rebuild {
  site: string;
  originals: string;
  /** A folder of his own in which what was built stays for the next time; by default it goes when all is told. */
  work?: string | undefined;
}

/**
 * Builds in a folder of work the edition that a site says it is, from its originals, while `meanwhile` is done, and says
 * what of the site is other.
 */
export async function rebuild<T>(
  asked: Rebuild,
  progress: Progress,
  meanwhile: () => T,
): Promise<{ done: T; rebuilt: Rebuilt }> {
  const { site, originals } = asked;
  const manifest = manifestOf(site);
  const other = manifest ? otherProgram(manifest) : "its manifest cannot be read";
  if (!manifest || other !== undefined)
    return { done: meanwhile(), rebuilt: without("not checked", other ?? "") };
  const stays = asked.work !== undefined;
  const work = asked.work === undefined ? temporaryFolder() : ownFolder(asked.work, [site, originals]);
  try {
    const out = join(work, "site");
    const options = optionsOf(manifest, resolve(originals), out);
    const build = await begun({ ...options, keep: 1, passing: !stays }, progress);
    const done = meanwhile();
    const ended = await build.ended;
    await build.over();
    return { done, rebuilt: withoutSite(ended) ?? told(await differencesOf(site, out)) };
  } finally {
    if (!stays) rmSync(work, { recursive: true, force: true });
  }
}

/** The manifest of a site; undefined where it is not laid out as it must be. */
function manifestOf(site: string): Manifest | undefined {
  return new Failures().guard("manifest", "manifest.json", () =>
    parsed<Manifest>(readFileSync(join(site, "manifest.json"), "utf8"), MANIFEST),
  );
}

/** A folder of work that is the reader's own: what he is to check may hold no part of it. */
function ownFolder(work: string, checked: string[]): string {
  const made = mkdirSync(work, { recursive: true });
  const own = realpathSync(work);
  const around = checked.find((folder) => `${own}${sep}`.startsWith(`${realpathSync(folder)}${sep}`));
  if (around === undefined) return own;
  if (made !== undefined) rmSync(made, { recursive: true });
  throw new ConfigError(`${work} is inside ${around}`, "name with --work a folder that is yours alone");
}

/** A build in another process, once that has all that it needs of this one. */
async function begun(options: BuildOptions, progress: Progress): Promise<BuildAside> {
  let begin: () => void = () => {};
  const running = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const stage = (name: string) => {
    begin();
    progress.stage(name);
  };
  const build = new BuildAside(options, { ...progress, stage });
  await Promise.race([running, build.ended]);
  return build;
}

/** What is to be said where a build came to no site; nothing where it did. */
function withoutSite(ended: Ended): Rebuilt | undefined {
  if ("signal" in ended) return without("not checked", `the build was ended by ${ended.signal}`);
  if (!("failed" in ended)) return undefined;
  const { cause, message } = ended.failed;
  const ofMachine = cause === "failed" || cause === "locked";
  return without(ofMachine ? "not checked" : "no", `these files give no site: ${message}`);
}

const without = (answer: Rebuilt["answer"], why: string): Rebuilt => ({ answer, why, differences: [] });

function told(differences: Rebuilt["differences"]): Rebuilt {
  if (differences.length === 0)
    return { answer: "yes", why: "built again, every byte of every file is the same", differences };
  const files = `${differences.length} file${differences.length > 1 ? "s are" : " is"}`;
  return { answer: "no", why: `built again, ${files} other than the site has`, differences };
}

/** How to build the edition that a manifest tells of. */
function optionsOf({ asOf, knownAt, edition, outputs }: Manifest, data: string, out: string): BuildOptions {
  return {
    data,
    out,
    asOf,
    knownAt,
    edition,
    unsigned: true,
    site: Object.keys(outputs).some((path) => path.endsWith(".html")),
  };
}

/** Why this program cannot build what a manifest tells of: its sources are others, and which are needed. */
function otherProgram({ version, sources }: Manifest): string | undefined {
  const own = sourcesOf({ root: ROOT, loaders: join(ROOT, "loaders"), reports: join(ROOT, "reports") });
  const paths = [...new Set([...Object.keys(sources), ...Object.keys(own)])].sort();
  const other = paths.filter((path) => sources[path] !== own[path]);
  if (other.length === 0) return undefined;
  const needed = other
    .slice(0, NAMED)
    .map((path) => `${path} ${sources[path]?.slice(0, 12) ?? "(not there)"}`);
  const more = other.length > NAMED ? ` and ${other.length - NAMED} more` : "";
  return `the site was built by other sources, of version ${version}: needed are ${needed.join(", ")}${more} (build with the program that its publisher names; manifest.json lists the sha256 of every source)`;
}
