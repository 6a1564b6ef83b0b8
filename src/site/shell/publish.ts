import { readFileSync } from "node:fs";
import { join } from "node:path";
import { flushBelow } from "../../core/disk/beside.ts";
import { ConfigErrors } from "../../core/error.ts";
import type { Progress } from "../../core/progress.ts";
import type { Edition } from "../../facts/edition.ts";
import { type AuditGrounds, groundsOf } from "../audit/account.ts";
import { WrittenAside } from "../audit/aside.ts";
import { type Checked, SEARCH_INDEX } from "../audit/check.ts";
import { writeDownloads } from "../downloads/downloads.ts";
import { writeModels } from "../downloads/models.ts";
import { writeExplorer, writeTrends } from "../downloads/trends.ts";
import type { Earlier, MadeFile, MadeFiles } from "../kept/earlier.ts";
import type { Same } from "../kept/same.ts";
import { Traced, type Traces } from "../kept/traced.ts";
import { assetsAmong, EXPLORER } from "../kit/asset.ts";
import { writeCopies } from "../proofs/copies.ts";
import { writeProofPages } from "../proofs/proof-pages.ts";
import { writeProofs } from "../proofs/proofs.ts";
import { writeNotes } from "../prose/notes.ts";
import { ProseOfPages } from "../prose/pages.ts";
import { ProseWriter } from "../prose/render.ts";
import { assetsIn, writeAssets } from "./assets.ts";
import { EDITION_SHEET, editionSheet } from "./foot.ts";
import type { Layout } from "./framework.ts";
import { fullHtml } from "./full.ts";
import { writeInternal } from "./internal.ts";
import { writePages } from "./pages.ts";
import { writeParts } from "./parts.ts";
import { FULL, VERIFIER_PAGE } from "./routes.ts";
import { searchIndex } from "./search.ts";
import { VERIFIER, writeVerifiers } from "./verifier.ts";
import { type Write, writeBelow } from "./write.ts";

/** Writes what is made of sources alone to a site: the verifier, and with pages their styles and scripts, whose names it returns. */
export async function writeBundles(
  site: string,
  reports: string | undefined,
  earlier?: Earlier,
): Promise<Edition["assets"]> {
  const before = assetsAmong(earlier?.paths() ?? []);
  const wanted = reports === undefined ? [] : [EXPLORER, ...assetsIn(reports)];
  if (earlier?.takeAll([VERIFIER, VERIFIER_PAGE, ...wanted.map((name) => before[name] ?? name)]))
    return before;
  const [, ...assets] = await Promise.all([
    writeVerifiers(site),
    ...(reports === undefined ? [] : [writeExplorer(site), writeAssets(reports, site)]),
  ]);
  return assetsAmong(assets.flatMap(Object.values<string>));
}

/** Where a site is written, and what of it is made beside. */
export interface Publishing {
  site: string;
  layout: Layout | undefined;
  /** Writes the manifest, once everything else is there, by the files of which that is known; returns the hashes of all. */
  seal(files: MadeFiles): Record<string, string>;
  /** The site that stands, the files of it that would be made the same where there are any, and what proofs in it were made of. */
  earlier?: Earlier | undefined;
  same?: Same | undefined;
  traces?: Traces | undefined;
  /** Whether the site need not last through a power cut. */
  passing?: boolean | undefined;
}

/** What was published. */
export interface Published extends Pick<Checked, "pages" | "numbers"> {
  proofs: number;
  files: MadeFiles;
  /** What proofs were made of. */
  traced: Traced;
}

/**
 * Writes an edition to the folder of a site and checks it: downloads, proofs and, with a layout, the pages. Returns what the site
 * holds; throws where it does not hold.
 */
export async function publish(
  edition: Edition,
  publishing: Publishing,
  progress: Pick<Progress, "stage" | "step">,
): Promise<Published> {
  const { site, layout, seal, earlier, same, passing, traces } = publishing;
  const traced = new Traced(edition, earlier, traces);
  if (!layout) {
    if (edition.proseFaults.length) throw new ConfigErrors(edition.proseFaults);
    await writeData(edition, traced, { ...publishing, write: writeBelow(site) }, progress);
    seal(earlier?.taken ?? new Map());
    if (!passing) await flushBelow(site);
    return { pages: 0, proofs: 0, numbers: {}, files: new Map(), traced };
  }
  const grounds = groundsOf(edition);
  const aside = new WrittenAside(site, grounds);
  const write: Write = (path, text, own) => {
    aside.write(path, text, own);
    if (path.endsWith(".html")) progress.step(path);
  };
  earlier?.telling(aside.known);
  try {
    // Pages first: they are written and checked aside while the rest is made.
    progress.stage("layout");
    await layout.finished;
    const from = { folder: layout.folder, grounds, traced, same };
    const proofs = writeEveryPage(edition, from, write, progress);
    await writeData(edition, traced, { ...publishing, write }, progress);
    write(EDITION_SHEET, editionSheet(edition));
    await aside.written();
    write(
      `${FULL}.html`,
      fullHtml(edition, (path) => readFileSync(join(site, `${path}.html`), "utf8")),
    );
    progress.stage("manifest");
    const taken = earlier?.taken ?? [];
    const outputs = Object.entries(seal(new Map([...taken, ...(await aside.written())])));
    progress.stage("check");
    // Flushed before it is put in its place, and while the other thread checks what is left.
    const [{ pages, numbers, files }] = await Promise.all([aside.checked(), passing || flushBelow(site)]);
    const all = outputs.map(([path, sha256]): [string, MadeFile] => [path, { sha256 }]);
    return { pages: pages - proofs, proofs, numbers, files: new Map([...all, ...taken, ...files]), traced };
  } finally {
    await aside.stop();
  }
}

/** Writes what is no page: proofs, the queries of models, and tables of data. */
async function writeData(
  edition: Edition,
  traced: Traced,
  { site, layout, same, write }: Publishing & { write: Write },
  progress: { stage(name: string): void },
): Promise<void> {
  progress.stage("downloads");
  // With pages, these were taken with the pages of proofs.
  if (!same?.has("proof/")) writeProofs(traced, edition, write);
  writeCopies(edition, site);
  if (!same?.folder("models/")) writeModels(edition, write);
  if (same?.folder("data/")) return;
  await writeDownloads(edition, site);
  if (layout) writeTrends(edition, site);
}

/** What pages are written from. */
interface PagesFrom {
  /** Where Framework has laid them out. */
  folder: string;
  grounds: AuditGrounds;
  traced: Traced;
  same?: Same | undefined;
}

/** Writes every page of an edition, with the marks of its texts, and the search index; returns how many are of proofs. */
export function writeEveryPage(
  edition: Edition,
  { folder, grounds, traced, same }: PagesFrom,
  write: Write,
  progress: { stage(name: string): void },
): number {
  progress.stage("pages");
  const isThere = (path: string) => same?.page(path) === true;
  const prose = new ProseOfPages(edition, new ProseWriter(edition, grounds));
  writePages(edition, folder, { prose, isThere, traced }, write);
  writeNotes(edition, prose, write);
  prose.finish();
  writeParts(edition, write, isThere);
  if (edition.bounds.audience === "internal") writeInternal(edition, write, isThere);
  progress.stage("proofs");
  const proofs = same?.folder("proof/")?.pages ?? writeProofPages(traced, edition, write);
  if (!same?.file(SEARCH_INDEX)) write(SEARCH_INDEX, searchIndex(edition));
  return proofs;
}
