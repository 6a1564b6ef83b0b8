import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Edition } from "../figures/edition.ts";
import { checkSite } from "./check.ts";
import { writeDownloads } from "./downloads.ts";
import type { Layout } from "./framework.ts";
import { writePages } from "./pages.ts";
import { writeProofs } from "./proofs.ts";
import { searchIndex } from "./search.ts";

/**
 * Writes an edition to the folder `site` and checks it: downloads, proofs and, with a layout, the pages. Returns the
 * number of pages; throws where the site does not hold.
 */
export async function publish(
  edition: Edition,
  { site, reports, layout }: { site: string; reports: string; layout: Layout | undefined },
  progress: { stage(name: string): void },
): Promise<number> {
  progress.stage("downloads");
  await writeDownloads(edition, site);
  writeProofs(edition, site);
  if (!layout) return 0;
  progress.stage("layout");
  await layout.finished;
  progress.stage("pages");
  writePages(edition, layout.folder, site);
  for (const file of ["style.css", "navigation.css", "search.js"])
    copyFileSync(join(reports, file), join(site, file));
  writeFileSync(join(site, "search-index.js"), searchIndex(edition));
  progress.stage("check");
  return checkSite(site, edition.facts);
}
