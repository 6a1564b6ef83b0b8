import type { Edition } from "../figures/edition.ts";
import { type Html, html } from "../figures/html.ts";
import { contactTable, doubts } from "../figures/internal.ts";
import { linksFrom } from "../figures/link.ts";
import { partHtml } from "../figures/part.ts";
import { INTERNAL_PAGES } from "./navigation.ts";
import { pageHtml } from "./shell.ts";
import type { Write } from "./write.ts";

/** Writes the pages for the office. */
export function writeInternal(edition: Edition, write: Write): void {
  const bodies: Record<string, Html> = {
    doubts: html`<h1>疑点</h1>
<p>须向报送单位核实，核实以前不对外公布。</p>
${partHtml(doubts(edition), 1, linksFrom(0))}`,
    contacts: html`<h1>联系人</h1>
<p>取自来件表头，只供内部联系。</p>
${contactTable(edition)}`,
  };
  for (const { path } of INTERNAL_PAGES) write(`${path}.html`, pageHtml(edition, path, String(bodies[path])));
}
