import { type AreaRow, assessedAreas, type Edition } from "../../../facts/edition.ts";
import { agesChart } from "../../charts/ages.ts";
import { ladder } from "../../charts/ladder.ts";
import { levelsBars } from "../../charts/levels.ts";
import { rostersChart } from "../../charts/rosters.ts";
import { changeFact, changeHtml } from "../../kit/change.ts";
import {
  type CountedRow,
  countedRows,
  figureHtml,
  figureOf,
  shortTitle,
  wholeRow,
} from "../../kit/counted.ts";
import { factWithUnit } from "../../kit/fact.ts";
import { type Html, html } from "../../kit/html.ts";
import type { Links } from "../../kit/link.ts";
import { tableHtml } from "../../kit/table.ts";
import { asDate, asName, asUnit } from "../../kit/text.ts";
import { endWords } from "../../kit/words.ts";
import { againList } from "./again.ts";

/** A register: what stands in it and is overdue, its stages with the steps between them, how long things take, where they are, and all that is counted. */
export function registerPage(edition: Edition, id: string, links: Links): Html {
  const { plan } = edition;
  const register = plan.registers.rows.find((row) => row.register === id);
  if (!register) throw new Error(`no register ${id}`);
  const keeper = plan.departments.rows.find(({ name }) => name === register.keeper);
  const measure = plan.measures.rows.find((row) => row.measure === register.measure);
  const rows = countedRows(edition, id);
  const city = plan.areas.rows.find(({ area }) => area === plan.head.city);
  const levels = levelsBars(
    edition,
    rows,
    assessedAreas(edition).map(({ area }) => area),
  );
  const ages = agesChart(edition, register.title, rows);
  const spread = rows.filter(({ of }) => of.areas !== "none");
  return html`<h1>${asName(register.title)}</h1>
${registerSentence(edition, rows)}
<dl class="facts-of">
<div><dt>依据</dt><dd>${asName(register.cites)}</dd></div>
${measure && html`<div><dt>所属任务</dt><dd>${links.measure(measure)}</dd></div>`}
${keeper && html`<div><dt>登记单位</dt><dd>${links.department(keeper)}</dd></div>`}
</dl>
${levels.markup !== "" && html`<h2>信用等级</h2>${levels}`}
<h2>各阶段</h2>
${ladder(edition, register, rows, links)}
<div class="charts">${ages.markup !== "" && html`<section><h2>逾期和登记时长</h2>${ages}</section>`}${spread.length > 0 && html`<section><h2>各地情况</h2>${rostersChart(edition, rows)}</section>`}</div>
${spread.length > 0 && html`<div class="by-area">${areaTable(edition, spread, links)}</div>`}
<h2>和上年相比</h2>
${city && countTable(edition, city, rows, links)}
${againList(edition, rows, links)}`;
}

/** How much there is, and how much of it is overdue, in a sentence. */
function registerSentence(edition: Edition, rows: CountedRow[]): Html {
  const said = (["stock", "overdue"] as const).flatMap((counted) => {
    const row = wholeRow(rows, counted);
    return row
      ? [html`${shortTitle(row)}${factWithUnit(figureOf(edition, row.indicator, edition.plan.head.city))}`]
      : [];
  });
  if (said.length === 0) return html``;
  return html`<p class="lead">截至${asDate(endWords(edition.bounds.asOf))}，${said.map((each, at) => html`${at > 0 && "，其中"}${each}`)}。</p>`;
}

/** What is counted for the whole, with the change from a year before. */
function countTable(edition: Edition, { area }: AreaRow, rows: CountedRow[], links: Links): Html {
  return tableHtml(
    html`登记情况，截至${asDate(endWords(edition.bounds.asOf))}`,
    [{ head: "指标" }, { head: "数值", kind: "number" }, { head: "比上年同期", kind: "number" }],
    rows.map(({ indicator, of }) => {
      const at = { area, period: edition.bounds.asOf };
      const change = changeFact(edition, indicator, at);
      return [
        links.indicator(of),
        factWithUnit(figureOf(edition, indicator, area)),
        change ? factWithUnit(change) : changeHtml(edition, indicator, at),
      ];
    }),
  );
}

/** What is counted in each area, an area a column: there are as many as the plan has, whatever is counted. */
function areaTable(edition: Edition, rows: CountedRow[], links: Links): Html {
  const areas = assessedAreas(edition);
  return tableHtml(
    html`各地登记情况，截至${asDate(endWords(edition.bounds.asOf))}`,
    [{ head: "指标" }, ...areas.map((row) => ({ head: links.area(row), kind: "number" as const }))],
    rows.map((row) => [
      html`${shortTitle(row)}${row.of.unit !== "%" && html`（${asUnit(row.of.unit)}）`}`,
      ...areas.map(({ area }) => figureHtml(edition, row, area)),
    ]),
  );
}
