import { flushBelow } from "../../core/disk/beside.ts";
import { ConfigErrors } from "../../core/error.ts";
import type { Edition } from "../../facts/edition.ts";
import { type AuditGrounds, groundsOf } from "../audit/account.ts";
import { WrittenAside } from "../audit/aside.ts";
import { type Checked, SEARCH_INDEX } from "../audit/check.ts";
import { writeDownloads } from "../downloads/downloads.ts";
import { writeModels } from "../downloads/models.ts";
import { writeExplorer, writeTrends } from "../downloads/trends.ts";
import { writeProofPages } from "../proofs/proof-pages.ts";
import { type ProvenFacts, provenFacts, writeProofs } from "../proofs/proofs.ts";
import { writeNotes } from "../prose/notes.ts";
import { ProseOfPages } from "../prose/pages.ts";
import { ProseWriter } from "../prose/render.ts";
import { writeAssets } from "./assets.ts";
import type { Layout } from "./framework.ts";
import { writeInternal } from "./internal.ts";
import { writePages } from "./pages.ts";
import { writeParts } from "./parts.ts";
import { searchIndex } from "./search.ts";
import { writeVerifier } from "./verifier.ts";
import { type Write, writeBelow } from "./write.ts";

/** Writes what is made of sources alone to a site: the verifier, and with pages their styles and scripts. */
export async function writeBundles(site: string, reports: string | undefined): Promise<void> {
  await Promise.all([
    writeVerifier(site),
    ...(reports === undefined ? [] : [writeExplorer(site), writeAssets(reports, site)]),
  ]);
}

/**
 * Writes an edition to the folder `site` and checks it: downloads, proofs and, with a layout, the pages, beside what is
 * `bundled`; `seal` writes the manifest once everything else is there. Returns what the site holds; throws where it does not hold.
 */
export async function publish(
  edition: Edition,
  {
    site,
    layout,
    bundled,
    seal,
  }: { site: string; layout: Layout | undefined; bundled: Promise<void>; seal: () => void },
  progress: { stage(name: string): void },
): Promise<Pick<Checked, "pages" | "numbers"> & { proofs: number }> {
  const proven = provenFacts(edition);
  const data = async (write: Write) => {
    progress.stage("downloads");
    writeProofs(edition, proven, write);
    writeModels(edition, write);
    await writeDownloads(edition, site);
  };
  if (!layout) {
    if (edition.proseFaults.length) throw new ConfigErrors(edition.proseFaults);
    await data(writeBelow(site));
    await bundled;
    seal();
    await flushBelow(site);
    return { pages: 0, proofs: 0, numbers: {} };
  }
  const grounds = groundsOf(edition);
  const aside = new WrittenAside(site, grounds);
  const { write } = aside;
  try {
    // Pages first: they are written and checked aside while the rest is made.
    progress.stage("layout");
    await layout.finished;
    const proofs = writeEveryPage(edition, { folder: layout.folder, grounds, proven }, write, progress);
    await data(write);
    writeTrends(edition, site);
    await bundled;
    progress.stage("manifest");
    await aside.written();
    seal();
    progress.stage("check");
    // Flushed before it is put in its place, and while the other thread checks what is left.
    const [{ pages, numbers }] = await Promise.all([aside.checked(), flushBelow(site)]);
    return { pages: pages - proofs, proofs, numbers };
  } finally {
    await aside.stop();
  }
}

/** Writes every page of an edition, with the marks of its texts, and the search index; returns how many are of proofs. */
export function writeEveryPage(
  edition: Edition,
  { folder, grounds, proven }: { folder: string; grounds: AuditGrounds; proven: ProvenFacts },
  write: Write,
  progress: { stage(name: string): void },
): number {
  progress.stage("pages");
  const prose = new ProseOfPages(edition, new ProseWriter(edition, grounds));
  writePages(edition, folder, prose, write);
  writeNotes(edition, prose, write);
  prose.finish();
  writeParts(edition, write);
  if (edition.bounds.audience === "internal") writeInternal(edition, write);
  progress.stage("proofs");
  const proofs = writeProofPages(edition, proven, write);
  write(SEARCH_INDEX, searchIndex(edition));
  return proofs;
}
