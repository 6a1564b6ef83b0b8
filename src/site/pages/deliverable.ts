import { endOf, startOf } from "../../core/period.ts";
import { type Edition, factOf, factOrNone, rowOf, slug } from "../../facts/edition.ts";
import { taskDays, taskLine, yearOfTasks } from "../charts/timeline.ts";
import { basisMark, countHtml, factHtml } from "../kit/fact.ts";
import { filterForm, rowAttributes } from "../kit/filter.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { type Column, tableHtml } from "../kit/table.ts";
import { asAttribute, asCode, asDate, asFact, asLabel, asName } from "../kit/text.ts";
import { endWords, FORMS } from "../kit/words.ts";

type Rows = Edition["plan"]["deliverables"]["rows"];

/** Where a deliverable stands in the board, as the anchor of its row. */
export function deliverableAnchor(id: string): string {
  return slug(id).toLowerCase();
}

/** Every deliverable by section and measure, with its state as last reported and when that was. */
export function deliverableBoard(edition: Edition, links: Links): Html {
  const { sections, measures, deliverables } = edition.plan;
  return html`${filters(edition)}${timeKey(edition)}<div class="board">${sections.rows.map((section) => {
    const own = measures.rows.filter((measure) => measure.section === section.section);
    const rows = own.flatMap(({ measure }) => deliverables.rows.filter((row) => row.measure === measure));
    if (rows.length === 0) return html``;
    const count = factOf(edition, `section/${section.section}`, { aspect: "deliverable-count" });
    return html`<h2>${links.section(section)}</h2><p>工作任务${countHtml(count)}项。</p>${tableHtml(
      html`${asName(section.title)}的工作任务`,
      [{ head: "内容" }, { head: "任务" }, ...COLUMNS],
      rows.map((row) => [
        nameOf(row, true),
        links.measure(rowOf(edition, "measure", row.measure)),
        ...cellsOf(edition, row),
      ]),
      { attributes: rows.map((row) => attributesOf(edition, row)) },
    )}`;
  })}</div>`;
}

/** What every table of tasks says of each: what it is, how it stands, since when, and on a line of the year. */
const COLUMNS: Column[] = [
  { head: "形式", kind: "short" },
  { head: "进展", kind: "short" },
  { head: "最近报告", kind: "short" },
  { head: "年内时点", kind: "short" },
];

function cellsOf(edition: Edition, row: Rows[number]): (Html | string)[] {
  const fact = factOf(edition, `deliverable/${row.deliverable}`, { aspect: "state" });
  return [
    FORMS[row.form] ?? row.form,
    stateOf(edition, row.deliverable),
    fact ? taskDays(edition, row, fact).reported : "—",
    fact ? taskLine(edition, row, fact) : html``,
  ];
}

/** How the lines of tasks are read, and by when tasks are to be done. */
function timeKey(edition: Edition): Html {
  const { rows } = edition.plan.deliverables;
  const year = yearOfTasks(edition);
  const some = rows.find(({ due }) => due === "");
  return html`<p class="note">横线由${asDate(startOf(year))}到${asDate(endOf(year))}，小竖线是各季末；点是最近报告的日子，粗竖线是应完成的日子。${
    some && html`计划未写明期限的，按${asDate(endWords(year.id))}计，属推定${basisMark("assumption")}。`
  }</p>`;
}

const departmentsOf = ({ plan }: Edition, { measure }: Rows[number]) => {
  const row = plan.measures.rows.find((each) => each.measure === measure);
  const names = new Set(row ? [...row.lead, ...row.responsible] : []);
  return plan.departments.rows.filter(({ name }) => names.has(name));
};

function attributesOf(edition: Edition, row: Rows[number]): Html {
  const state = factOf(edition, `deliverable/${row.deliverable}`, { aspect: "state" });
  return rowAttributes({
    status: (state?.value ?? "").replaceAll(" ", "-"),
    department: departmentsOf(edition, row).map(({ department }) => department),
  });
}

/** What the board can be chosen by: how a task stands, and whose it is. */
function filters(edition: Edition): Html {
  const { deliverables } = edition.plan;
  const states = deliverables.rows.flatMap(
    ({ deliverable }) => factOf(edition, `deliverable/${deliverable}`, { aspect: "state" }) ?? [],
  );
  const departments = new Map(
    deliverables.rows
      .flatMap((row) => departmentsOf(edition, row))
      .map(({ department, name }) => [department, asName(name)]),
  );
  const words = new Map(states.map((fact) => [fact.value.replaceAll(" ", "-"), asLabel(fact.display)]));
  return filterForm([
    { key: "status", name: "进展", values: words },
    { key: "department", name: "责任单位", values: departments },
  ]);
}

/** Some deliverables with their states; those of a department, which may be many, without their forms. */
export function deliverableTable(edition: Edition, rows: Rows, { forms = true } = {}): Html {
  const from = forms ? 0 : 1;
  return html`${tableHtml(
    "未定数量的工作任务",
    [{ head: "内容" }, ...COLUMNS.slice(from)],
    rows.map((row) => [nameOf(row, false), ...cellsOf(edition, row).slice(from)]),
  )}${timeKey(edition)}`;
}

function nameOf({ deliverable, title }: Rows[number], anchored: boolean): Html {
  const anchor = anchored && html` id="${asAttribute(deliverableAnchor(deliverable))}"`;
  return html`<span${anchor}>${asName(title)}</span> <code class="id">${asCode(deliverable)}</code>`;
}

function stateOf(edition: Edition, id: string): Html {
  const fact = factOrNone(edition, `deliverable/${id}`, { aspect: "state" });
  if (!fact || "missing" in fact) return factHtml(fact);
  const { value, basis } = fact;
  return html`<data class="status ${asAttribute(value.replaceAll(" ", "-"))}" value="${asAttribute(value)}" data-fact="${asAttribute(fact.fact)}">${asFact(fact)}</data>${basisMark(basis)}`;
}
