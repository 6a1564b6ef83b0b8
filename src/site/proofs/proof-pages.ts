import type { Edition } from "../../facts/edition.ts";
import type { Own } from "../audit/own.ts";
import type { Traced } from "../kept/traced.ts";
import { proofPageOf } from "../kit/paging.ts";
import { pageHtml } from "../shell/shell.ts";
import type { Write } from "../shell/write.ts";
import { withProofLinks } from "./proof-links.ts";
import { filePage, proofPage } from "./proof-page.ts";
import { provenIds } from "./proofs.ts";
import { ownOfPicture, picturedSheets } from "./sheet-picture.ts";

/**
 * Writes a page for each file of proofs and each received file, beside what it is the readable form of, but those that can be taken
 * as they were; returns how many there are.
 */
export function writeProofPages(traced: Traced, whole: Edition, write: Write): number {
  let pages = 0;
  const { edition } = traced;
  const paging = proofPageOf(whole);
  const pageOf = proofPageOf(edition);
  const writePage = (path: string, body: (root: string) => { markup: string; own?: Own }) => {
    const root = "../".repeat(path.split("/").length - 1);
    traced.file(`${path}.html`, () => {
      const { markup, own } = body(root);
      write(`${path}.html`, pageHtml(edition, path, withProofLinks(markup, path, pageOf)), own);
    });
    pages += 1;
  };
  for (const [, all] of provenIds(whole)) {
    const parts = new Map<string, string[]>();
    for (const id of all) {
      const part = parts.get(paging(id));
      if (part) part.push(id);
      else parts.set(paging(id), [id]);
    }
    const paths = [...parts.keys()];
    for (const [path, ids] of parts)
      writePage(`proof/facts/${path}`, (root) => {
        // Which facts stand on it, and which pages before and after it.
        pageOf(ids[0] ?? "");
        const to = (each: string | undefined) => each && `${root}proof/facts/${each}.html`;
        const at = paths.indexOf(path);
        return proofPage(edition, ids, root, { before: to(paths[at - 1]), after: to(paths[at + 1]) });
      });
  }
  for (const file of whole.files)
    writePage(`proof/files/${file.sha256.slice(0, 12)}`, (root) => {
      const own = edition.proofs.files.get(file.sha256);
      if (!own) return { markup: "" };
      const { markup } = filePage(edition, own, root);
      return { markup, own: ownOfPicture(picturedSheets(own)) };
    });
  return pages;
}
