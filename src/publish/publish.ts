import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Edition } from "../figures/edition.ts";
import { groundsOf } from "./account/account.ts";
import { writeAssets } from "./assets.ts";
import { CheckAside } from "./check/aside.ts";
import { type Checked, SEARCH_INDEX } from "./check/check.ts";
import { writeDownloads } from "./downloads.ts";
import type { Layout } from "./framework.ts";
import { writeInternal } from "./internal.ts";
import { writePages } from "./pages.ts";
import { writeProofPages } from "./proofpages.ts";
import { writeProofs } from "./proofs.ts";
import { writeNotes } from "./prose/notes.ts";
import { ProseOfPages } from "./prose/pages.ts";
import { ProseWriter } from "./prose/render.ts";
import { searchIndex } from "./search.ts";
import { writeExplorer, writeTrends } from "./trends.ts";
import { writeVerifier } from "./verifier.ts";

/**
 * Writes an edition to the folder `site` and checks it: downloads, proofs and, with a layout, the pages; `seal` writes the
 * manifest once everything else is there. Returns what the site holds; throws where it does not hold.
 */
export async function publish(
  edition: Edition,
  {
    site,
    reports,
    layout,
    seal,
  }: { site: string; reports: string; layout: Layout | undefined; seal: () => void },
  progress: { stage(name: string): void },
): Promise<Pick<Checked, "pages" | "numbers"> & { proofs: number }> {
  const verifier = writeVerifier(site);
  const data = async () => {
    progress.stage("downloads");
    await writeDownloads(edition, site);
    writeProofs(edition, site);
    await verifier;
  };
  if (!layout) {
    await data();
    seal();
    return { pages: 0, proofs: 0, numbers: {} };
  }
  const explorer = writeExplorer(site);
  const assets = writeAssets(reports, site);
  for (const each of [explorer, assets]) each.catch(() => {});
  const grounds = groundsOf(edition);
  const writer = new ProseWriter(edition, grounds);
  const check = new CheckAside(site, grounds);
  try {
    // Pages first: they are checked aside while the rest is written.
    const written = (path: string) => check.written(path);
    progress.stage("layout");
    await layout.finished;
    progress.stage("pages");
    const prose = new ProseOfPages(edition.plan.prose, writer);
    writePages(edition, layout.folder, site, prose, written);
    prose.finish();
    writeNotes(edition, site, writer, written);
    if (edition.bounds.audience === "internal") writeInternal(edition, site, written);
    progress.stage("proofs");
    let proofs = 0;
    writeProofPages(edition, site, (path) => {
      proofs += 1;
      written(path);
    });
    await assets;
    writeFileSync(join(site, SEARCH_INDEX), searchIndex(edition));
    await data();
    writeTrends(edition, site);
    await explorer;
    progress.stage("manifest");
    seal();
    progress.stage("check");
    const { pages, numbers } = await check.finish();
    return { pages: pages - proofs, proofs, numbers };
  } finally {
    await check.stop();
  }
}
