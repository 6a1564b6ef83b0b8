import { Rules } from "./arithmetic/rules.ts";
import { checkClaims } from "./expect/claims.ts";
import { Facts } from "./expect/facts.ts";
import type { Follow, Ground } from "./expect/ground.ts";
import { checkLeftCells } from "./expect/left-cells.ts";
import { checkOwed } from "./expect/owed.ts";
import { checkPresent } from "./expect/present.ts";
import { checkProse } from "./expect/prose.ts";
import { checkRanked } from "./expect/ranked.ts";
import { checkRegistered } from "./expect/registered.ts";
import { boundsOf } from "./expect/run.ts";
import { checkDisclosed } from "./expect/surveys/disclosed.ts";
import type { Opened } from "./originals/book.ts";
import { checkPlanCells } from "./originals/cells.ts";
import { readNames } from "./originals/names.ts";
import { openOriginal, readOriginals } from "./originals/original.ts";
import { readPlanTables } from "./originals/plan.ts";
import { Received } from "./originals/received.ts";
import { type After, checkAfter } from "./site/after.ts";
import { checkCopies } from "./site/copies.ts";
import { checkDownloads } from "./site/downloads.ts";
import { type Failure, Failures } from "./site/failure.ts";
import { checkFeet } from "./site/foot.ts";
import { checkListed } from "./site/listed.ts";
import { checkManifest, checkSignature, type Signature } from "./site/manifest.ts";
import { checkPages } from "./site/pages.ts";
import { readSite } from "./site/site.ts";
import { checkSources } from "./site/sources.ts";
import { checkTold, readTold } from "./site/told.ts";

/** What a check of a site found. */
export interface Report {
  facts: number;
  /** How many facts follow from the originals as their proofs say. */
  proven: number;
  /** Figures of which it cannot be told how many parts they should have, since a form does not say how it counts its zones. */
  unsure: number;
  /** Cells of received files and of the plan. */
  leaves: number;
  files: number;
  pages: number;
  /** Numbers of pages and rows of downloads. */
  numbers: number;
  signature: Signature;
  /** What the site took back of the earlier edition that it was held against. */
  after?: After;
  /** How many parts of a lake were counted again, of how many, and the seed that drew them. */
  records?: { parts: number; counted: number; records: number; seed: number };
  failures: Failure[];
}

/** What a check is at. */
export type Stage = "files" | "originals" | "facts" | "downloads" | "pages";

/** A site to be checked against originals, both as folders. */
export interface Question {
  site: string;
  originals: string;
  /** A public key, in PEM or by its fingerprint. */
  key?: string | undefined;
  /** The folder of an earlier edition. */
  after?: string | undefined;
  onStage?: (stage: Stage) => void;
}

/** What a check found, and by what: what follows for each fact, and each received file as it was sent. */
export interface Examined {
  report: Report;
  ground: Ground;
  follow: Follow;
  open(short: string): Opened | undefined;
}

/** What a check of a site finds; `key` is a public key in PEM, `after` the folder of an earlier edition. */
export function verify(site: string, originals: string, key?: string, after?: string): Report {
  return examine({ site, originals, key, after }).report;
}

/**
 * Checks a published site against the originals that it was made from: its manifest, every cell and row that its proofs
 * name, every fact by its rule, and every number of its downloads and pages.
 */
export function examine({ site, originals, key, after: earlier, onStage = () => {} }: Question): Examined {
  const failures = new Failures();
  onStage("files");
  const read = readSite(site, failures);
  const received = new Received(originals);
  checkManifest(read, originals, received, failures);
  const plan = readPlanTables(originals, read.manifest.plan, failures);
  const signature = checkSignature(read, key, plan.rows("keys"), failures);
  const told = readTold(read, plan, failures);
  const names = readNames(plan);
  onStage("originals");
  const files = readOriginals(read, received, { plan, names, told, failures });
  const cells = checkPlanCells(read, plan, failures);
  const rules = new Rules(plan, read);
  rules.check(failures);
  const bounds = boundsOf(read.manifest, plan);
  const ground = { site: read, originals: files, plan, rules, bounds, failures };
  checkRegistered(ground, received, names);
  onStage("facts");
  const follow = new Facts(ground).get;
  const wrong = checkClaims(follow, ground);
  checkPresent(ground, follow);
  checkRanked(ground, follow);
  checkOwed(ground, follow);
  checkDisclosed(ground);
  checkLeftCells(ground);
  checkTold(read, told, failures);
  checkCopies(read, plan, files, failures);
  checkSources(read, failures);
  if (read.facts.size === 0) failures.add("facts", "proof/facts", "no fact is proven");
  onStage("downloads");
  const rows = checkDownloads(ground, follow);
  checkProse(ground, originals);
  onStage("pages");
  checkFeet(read, failures);
  const { pages, numbers } = checkPages(read, follow, failures, checkListed(read, failures));
  const after = earlier === undefined ? undefined : checkAfter(read, earlier, plan, failures);
  const leaves = [...files.values()].reduce(
    (sum, { readings, states }) => sum + readings.length + states.length,
    cells,
  );
  const report = {
    facts: read.facts.size,
    proven: read.facts.size - wrong.size,
    unsure: [...read.facts.keys()].map(follow).filter(({ parts }) => parts.least < parts.most).length,
    leaves,
    files: files.size,
    pages,
    numbers: rows + numbers,
    signature,
    ...(after && { after }),
    failures: failures.list,
  };
  const open = (short: string) => {
    const file = read.files.get(short)?.file;
    const bytes = file && received.bytes(file.sha256);
    return bytes && openOriginal(file, bytes, { plan, told });
  };
  return { report, ground, follow, open };
}
