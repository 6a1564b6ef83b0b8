import { type Edition, factOf, rowOf } from "./edition.ts";
import { countHtml } from "./fact.ts";
import { type Html, html } from "./html.ts";
import type { Links } from "./link.ts";
import { statusCounts } from "./status.ts";
import { tableHtml } from "./table.ts";
import { targetTable } from "./target.ts";
import { FORMS } from "./words.ts";

/** Each measure of the plan by section, with who answers for it and how its targets stand. */
export function measureTable(edition: Edition, links: Links): Html {
  const targets = new Set(edition.plan.targets.rows.map((target) => target.measure));
  if (edition.plan.measures.rows.length === 0) return html`<p>本计划没有列出任务。</p>`;
  const sections = [
    ...edition.plan.sections.rows.map((row) => ({ ...row, heading: `${row.numeral}、${row.title}` })),
    { section: "", title: "其他", heading: "其他" },
  ];
  return html`${sections.map((section) => {
    const measures = edition.plan.measures.rows.filter((row) => row.section === section.section);
    if (measures.length === 0) return html``;
    const rows = measures.map((measure) => [
      links.measure(measure),
      [...measure.lead.map((name) => `${name}（牵头）`), ...measure.responsible].join("、") || "—",
      countHtml(factOf(edition, `measure/${measure.measure}`, { aspect: "target-count" })),
      targets.has(measure.measure) ? statusCounts(edition, `measure/${measure.measure}`) : "没有量化目标",
    ]);
    return html`<h2>${section.heading}</h2>${tableHtml(
      `${section.title}各项任务`,
      [{ head: "任务" }, { head: "牵头和负责单位" }, { head: "目标", kind: "number" }, { head: "状态" }],
      rows,
    )}`;
  })}`;
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
  return html`<h1>任务${measure.measure} ${measure.title}</h1>
<dl class="facts-of">
${section && html`<div><dt>所在部分</dt><dd>${section.numeral}、${section.title}</dd></div>`}
${departments.map(([role, names]) => html`<div><dt>${role}单位</dt><dd>${names.join("、")}</dd></div>`)}
</dl>
${targets.length ? html`<h2>量化目标</h2>${statusCounts(edition, `measure/${id}`)}${targetTable(edition, targets, links)}` : html`<p>本任务没有量化目标。</p>`}
${deliverables.length ? html`<h2>工作任务</h2>${deliverableTable(deliverables)}` : html``}`;
}

function deliverableTable(rows: Edition["plan"]["deliverables"]["rows"]): Html {
  return tableHtml(
    "没有定数的工作任务，进展尚未收到报告",
    [{ head: "编号" }, { head: "内容" }, { head: "形式" }],
    rows.map((row) => [html`<code>${row.deliverable}</code>`, row.title, FORMS[row.form] ?? row.form]),
  );
}
