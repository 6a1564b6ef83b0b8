import type { Edition } from "../../facts/edition.ts";
import { ownOf } from "../audit/own.ts";
import { html } from "../kit/html.ts";
import { linksFrom } from "../kit/link.ts";
import { proofPageOf } from "../kit/paging.ts";
import { asAttribute, asLabel } from "../kit/text.ts";
import { answeredFindings, openFindings } from "../pages/findings.ts";
import { doubts } from "../pages/internal.ts";
import { type List, partHtml, partPath, partsIn, rowsOf } from "../pages/part.ts";
import { enterpriseList } from "../pages/registers/enterprise.ts";
import { filesOfArea, otherFiles, sendingAreas } from "../pages/source.ts";
import { unitLists } from "../pages/surveys/units.ts";
import { withProofLinks } from "../proofs/proof-links.ts";
import { pageHtml } from "./shell.ts";
import type { Write } from "./write.ts";

/** Writes the pages on which long lists go on, but those that are there: findings, answers, files, and in an internal edition doubts. */
export function writeParts(edition: Edition, write: Write, isThere: (path: string) => boolean): void {
  const pageOf = proofPageOf(edition);
  for (const list of listsOf(edition))
    for (let part = 2; part <= partsIn(list); part++) {
      const path = partPath(list, part);
      if (isThere(path)) continue;
      const links = linksFrom(path.split("/").length - 1);
      const body = html`<h1>${asLabel(list.title)}（第${asAttribute(part)}页）</h1>
${partHtml(list, part, links)}`;
      const page = pageHtml(edition, path, withProofLinks(body.markup, path, pageOf));
      write(`${path}.html`, page, list.findings && ownOf(list.findings.slice(...rowsOf(list, part))));
    }
}

function listsOf(edition: Edition): List[] {
  return [
    ...[openFindings(edition), answeredFindings(edition), otherFiles(edition)],
    ...sendingAreas(edition).map((area) => filesOfArea(edition, area)),
    ...(edition.bounds.audience === "internal"
      ? [doubts(edition), enterpriseList(edition), ...unitLists(edition)]
      : []),
  ];
}
