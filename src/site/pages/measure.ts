import { type DepartmentRow, type Edition, factOf, type MeasureRow, rowOf } from "../../facts/edition.ts";
import { countHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { statusCounts } from "../kit/status.ts";
import { type Column, tableHtml } from "../kit/table.ts";
import { asName, asOrdinal } from "../kit/text.ts";
import { listedSentence } from "../sentences/pages.ts";
import { deliverableTable } from "./deliverable.ts";
import { registersOfMeasure } from "./registers/part.ts";
import { surveysOfMeasure } from "./surveys/part.ts";
import { targetTable, worstFirst } from "./target-table.ts";

/** Each measure of the plan by section, with who answers for it and how its targets stand. */
export function measureTable(edition: Edition, links: Links): Html {
  const { sections, measures } = edition.plan;
  if (measures.rows.length === 0) return html`<p>本计划没有列出任务。</p>`;
  const groups = [
    ...sections.rows.map((row) => ({ section: row.section, title: row.title, heading: links.section(row) })),
    { section: "", title: "其他", heading: html`其他` },
  ];
  return html`${groups.map(({ section, title, heading }) => {
    const own = measures.rows.filter((row) => row.section === section);
    if (own.length === 0) return html``;
    return html`<h2>${heading}</h2>${measureRows(edition, html`${asName(title)}各项任务`, own, links)}`;
  })}`;
}

/** Some measures, each with who answers for it and how its targets stand. */
export function measureRows(edition: Edition, caption: Html, measures: MeasureRow[], links: Links): Html {
  return measureStates(edition, caption, measures, links, {
    column: { head: "责任单位" },
    cell: (measure) =>
      joined([
        ...departmentsOf(edition, measure.lead).map((row) => html`${links.department(row)}（牵头）`),
        ...departmentsOf(edition, measure.responsible).map(links.department),
      ]),
  });
}

/** Some measures, each with a text of the caller's and how its targets stand. */
export function measureStates(
  edition: Edition,
  caption: Html,
  measures: MeasureRow[],
  links: Links,
  { column, cell }: { column: Column; cell: (measure: MeasureRow) => Html | string },
): Html {
  const targets = new Set(edition.plan.targets.rows.map((target) => target.measure));
  return tableHtml(
    caption,
    [{ head: "任务" }, column, { head: "目标", kind: "number" }, { head: "状态" }],
    measures.map((measure) => [
      links.measure(measure),
      cell(measure),
      countHtml(factOf(edition, `measure/${measure.measure}`, { aspect: "target-count" })),
      targets.has(measure.measure) ? statusCounts(edition, `measure/${measure.measure}`) : "没有量化目标",
    ]),
  );
}

/** The departments of these names, in the order in which the plan names them. */
function departmentsOf(edition: Edition, names: string[]): DepartmentRow[] {
  return names.flatMap((name) => edition.plan.departments.rows.find((row) => row.name === name) ?? []);
}

function joined(parts: Html[]): Html {
  return html`${parts.map((part, index) => html`${index > 0 && "、"}${part}`)}`;
}

/** A measure: section, departments, targets with their verdicts, deliverables. */
export function measurePage(edition: Edition, id: string, links: Links): Html {
  const measure = rowOf(edition, "measure", id);
  const section = edition.plan.sections.rows.find((row) => row.section === measure.section);
  const targets = edition.plan.targets.rows.filter((target) => target.measure === id);
  const deliverables = edition.plan.deliverables.rows.filter((row) => row.measure === id);
  const departments = (
    [
      ["牵头", measure.lead],
      ["负责", measure.responsible],
      ["参与", measure.participants],
    ] as const
  ).filter(([, names]) => names.length > 0);
  return html`<h1>任务${asOrdinal(measure.measure)} ${asName(measure.title)}</h1>
${listedSentence(edition, "measure", id)}
<dl class="facts-of">
${section && html`<div><dt>所在部分</dt><dd>${links.section(section)}</dd></div>`}
${departments.map(([role, names]) => html`<div><dt>${role}单位</dt><dd>${joined(departmentsOf(edition, names).map(links.department))}</dd></div>`)}
</dl>
${targets.length ? html`<h2>量化目标</h2>${targetTable(edition, worstFirst(edition, targets), links)}` : html`<p>本任务没有量化目标。</p>`}
${deliverables.length ? html`<h2>工作任务</h2>${deliverableTable(edition, deliverables)}` : html``}
${registersOfMeasure(edition, id, links)}
${surveysOfMeasure(edition, id, links)}`;
}
