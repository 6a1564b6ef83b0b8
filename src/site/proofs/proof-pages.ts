import type { Edition } from "../../facts/edition.ts";
import { proofPageOf } from "../kit/paging.ts";
import { pageHtml } from "../shell/shell.ts";
import type { Write } from "../shell/write.ts";
import { withProofLinks } from "./proof.ts";
import { filePage, proofPage } from "./proof-page.ts";
import type { ProvenFacts } from "./proofs.ts";

/** Writes a page for each file of proofs and each received file, beside what it is the readable form of; returns how many. */
export function writeProofPages(edition: Edition, proven: ProvenFacts, write: Write): number {
  let pages = 0;
  const pageOf = proofPageOf(edition);
  const writePage = (path: string, body: (root: string) => string) => {
    const root = "../".repeat(path.split("/").length - 1);
    write(`${path}.html`, pageHtml(edition, path, withProofLinks(body(root), path, pageOf)));
    pages += 1;
  };
  for (const facts of proven.values()) {
    const parts = new Map<string, string[]>();
    for (const id of Object.keys(facts)) {
      const part = parts.get(pageOf(id));
      if (part) part.push(id);
      else parts.set(pageOf(id), [id]);
    }
    const paths = [...parts.keys()];
    for (const [path, ids] of parts)
      writePage(`proof/facts/${path}`, (root) => {
        const to = (each: string | undefined) => each && `${root}proof/facts/${each}.html`;
        const at = paths.indexOf(path);
        return proofPage(edition, ids, root, { before: to(paths[at - 1]), after: to(paths[at + 1]) }).markup;
      });
  }
  for (const file of edition.files)
    writePage(`proof/files/${file.sha256.slice(0, 12)}`, (root) => filePage(edition, file, root).markup);
  return pages;
}
