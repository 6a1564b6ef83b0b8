import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Edition } from "../figures/edition.ts";
import { withProofLinks } from "../figures/proof.ts";
import { filePage, proofPage } from "../figures/proofpage.ts";
import { provenFacts } from "./proofs.ts";
import { pageHtml } from "./shell.ts";

/** Writes a page for each file of proofs and each received file, beside what it is the readable form of, and tells of each. */
export function writeProofPages(edition: Edition, site: string, written: (path: string) => void): void {
  const write = (path: string, body: (root: string) => string) => {
    const target = join(site, `${path}.html`);
    const root = "../".repeat(path.split("/").length - 1);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, pageHtml(edition, path, withProofLinks(body(root), path, root)));
    written(`${path}.html`);
  };
  for (const [path, facts] of provenFacts(edition))
    write(`proof/facts/${path}`, (root) => String(proofPage(edition, Object.keys(facts), root)));
  for (const file of edition.files)
    write(`proof/files/${file.sha256.slice(0, 12)}`, () => String(filePage(file)));
}
