import { type Edition, rowOf } from "../../facts/edition.ts";
import { squares } from "../charts/squares.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { asName, asOrdinal } from "../kit/text.ts";
import { listedSentence } from "../sentences/pages.ts";
import { deliverableTable } from "./deliverable.ts";
import { measureRows } from "./measure.ts";
import { targetTable, worstFirst } from "./target-table.ts";

/** A section of the plan: what it lists, how its targets stand, its measures, targets and deliverables. */
export function sectionPage(edition: Edition, id: string, links: Links): Html {
  const section = rowOf(edition, "section", id);
  const measures = edition.plan.measures.rows.filter((row) => row.section === id);
  const within = ({ measure }: { measure: string }) => measures.some((row) => row.measure === measure);
  const targets = edition.plan.targets.rows.filter(within);
  const deliverables = edition.plan.deliverables.rows.filter(within);
  return html`<h1>${asOrdinal(section.numeral)}、${asName(section.title)}</h1>
${listedSentence(edition, "section", id)}
${squares(edition, targets, links)}
<h2>任务</h2>
${measureRows(edition, html`${asName(section.title)}各项任务`, measures, links)}
${targets.length ? html`<h2>量化目标</h2>${targetTable(edition, worstFirst(edition, targets), links)}` : html``}
${deliverables.length ? html`<h2>工作任务</h2>${deliverableTable(edition, deliverables)}` : html``}`;
}
