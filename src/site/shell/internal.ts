import type { Edition } from "../../facts/edition.ts";
import { type Html, html } from "../kit/html.ts";
import { linksFrom } from "../kit/link.ts";
import { proofPageOf } from "../kit/paging.ts";
import { contactTable, doubts } from "../pages/internal.ts";
import { partHtml } from "../pages/part.ts";
import { enterpriseIndex, enterprisePage, enterprisePath } from "../pages/registers/enterprise.ts";
import { withProofLinks } from "../proofs/proof-links.ts";
import { internalPages } from "./navigation.ts";
import { pageHtml } from "./shell.ts";
import type { Write } from "./write.ts";

/** Writes the pages for the office, but those that are there. */
export function writeInternal(edition: Edition, write: Write, isThere: (path: string) => boolean): void {
  const bodies: Record<string, Html> = {
    doubts: html`<h1>疑点</h1>
<p>须向报送单位核实，核实以前不对外公布。</p>
${partHtml(doubts(edition), 1, linksFrom(0))}`,
    contacts: html`<h1>联系人</h1>
<p>取自来件表头，只供内部联系。</p>
${contactTable(edition)}`,
    enterprises: enterpriseIndex(edition, linksFrom(0)),
  };
  const pageOf = proofPageOf(edition);
  const draw = (path: string, body: Html | undefined) =>
    write(`${path}.html`, pageHtml(edition, path, withProofLinks(body?.markup ?? "", path, pageOf)));
  for (const { path } of internalPages(edition)) if (!isThere(path)) draw(path, bodies[path]);
  for (const enterprise of edition.enterprises) {
    const path = enterprisePath(enterprise);
    if (!isThere(path)) draw(path, enterprisePage(edition, enterprise, linksFrom(1)));
  }
}
