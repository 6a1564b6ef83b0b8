import type { Edition } from "../figures/edition.ts";
import { answeredFindings, openFindings } from "../figures/findings.ts";
import { html } from "../figures/html.ts";
import { doubts } from "../figures/internal.ts";
import { linksFrom } from "../figures/link.ts";
import { proofPageOf } from "../figures/paging.ts";
import { type List, partHtml, partPath, partsIn, rowsOf } from "../figures/part.ts";
import { withProofLinks } from "../figures/proof.ts";
import { filesOfArea, otherFiles, sendingAreas } from "../figures/source.ts";
import { ownOf } from "./account/own.ts";
import { pageHtml } from "./shell.ts";
import type { Write } from "./write.ts";

/** Writes the pages on which long lists go on: findings, answers, files, and in an internal edition doubts. */
export function writeParts(edition: Edition, write: Write): void {
  const pageOf = proofPageOf(edition);
  for (const list of listsOf(edition))
    for (let part = 2; part <= partsIn(list); part++) {
      const path = partPath(list, part);
      const links = linksFrom(path.split("/").length - 1);
      const body = html`<h1>${list.title}（第${part}页）</h1>
${partHtml(list, part, links)}`;
      const page = pageHtml(edition, path, withProofLinks(String(body), path, pageOf));
      write(`${path}.html`, page, list.findings && ownOf(list.findings.slice(...rowsOf(list, part))));
    }
}

function listsOf(edition: Edition): List[] {
  return [
    ...[openFindings(edition), answeredFindings(edition), otherFiles(edition)],
    ...sendingAreas(edition).map((area) => filesOfArea(edition, area)),
    ...(edition.bounds.audience === "internal" ? [doubts(edition)] : []),
  ];
}
