import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Edition } from "../figures/edition.ts";
import { proofPageOf } from "../figures/paging.ts";
import { withProofLinks } from "../figures/proof.ts";
import { filePage, proofPage } from "../figures/proofpage.ts";
import { provenFacts } from "./proofs.ts";
import { pageHtml } from "./shell.ts";

/** Writes a page for each file of proofs and each received file, beside what it is the readable form of, and tells of each. */
export function writeProofPages(edition: Edition, site: string, written: (path: string) => void): void {
  const pageOf = proofPageOf(edition);
  const write = (path: string, body: (root: string) => string) => {
    const target = join(site, `${path}.html`);
    const root = "../".repeat(path.split("/").length - 1);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, pageHtml(edition, path, withProofLinks(body(root), path, pageOf)));
    written(`${path}.html`);
  };
  for (const facts of provenFacts(edition).values()) {
    const parts = new Map<string, string[]>();
    for (const id of Object.keys(facts)) {
      const part = parts.get(pageOf(id));
      if (part) part.push(id);
      else parts.set(pageOf(id), [id]);
    }
    const paths = [...parts.keys()];
    for (const [path, ids] of parts)
      write(`proof/facts/${path}`, (root) => {
        const to = (each: string | undefined) => each && `${root}proof/facts/${each}.html`;
        const at = paths.indexOf(path);
        return String(proofPage(edition, ids, root, { before: to(paths[at - 1]), after: to(paths[at + 1]) }));
      });
  }
  for (const file of edition.files)
    write(`proof/files/${file.sha256.slice(0, 12)}`, () => String(filePage(edition, file)));
}
