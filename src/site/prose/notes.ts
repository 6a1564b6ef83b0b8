import type { Edition } from "../../facts/edition.ts";
import { notesOf } from "../../plan/prose.ts";
import { html } from "../kit/html.ts";
import { linksFrom } from "../kit/link.ts";
import { proofPageOf } from "../kit/paging.ts";
import { asAttribute, asDate, asLabel, asName } from "../kit/text.ts";
import { withProofLinks } from "../proofs/proof-links.ts";
import { pageHtml } from "../shell/shell.ts";
import type { Write } from "../shell/write.ts";
import { withNames } from "./names.ts";
import type { ProseOfPages } from "./pages.ts";

/** Writes the pages of their own that analysts wrote, and the page that lists them. */
export function writeNotes(edition: Edition, prose: ProseOfPages, write: Write): void {
  const pageOf = proofPageOf(edition);
  const notes = notesOf(edition.plan.prose);
  const writePage = (path: string, body: string) =>
    write(`${path}.html`, pageHtml(edition, path, withProofLinks(body, path, pageOf)));
  const links = linksFrom(1);
  for (const note of notes) writePage(note.page, prose.written(note.prose, links).markup);
  if (notes.length === 0) return;
  const items = notes.map(
    ({ page, title, prose: { head } }) =>
      html`<li><a href="${asAttribute(links.to(page))}">${asLabel(withNames(edition, title))}</a>（${asName(head.by)}，<time datetime="${asAttribute(head.written)}">${asDate(head.written)}</time>）</li>`,
  );
  writePage(
    "notes/index",
    html`<h1>分析</h1><p>分析人员的文章，数字取自本站公布数。</p><ul>${items}</ul>`.markup,
  );
}
