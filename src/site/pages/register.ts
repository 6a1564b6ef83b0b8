import {
  type AreaRow,
  assessedAreas,
  type Edition,
  factOrNone,
  type IndicatorRow,
} from "../../facts/edition.ts";
import type { PlanRow } from "../../plan/schemas.ts";
import { changeFact, changeHtml } from "../kit/change.ts";
import { factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asConstant, asDate, asName, asUnit } from "../kit/text.ts";
import { endWords } from "../kit/words.ts";

/** What a row of the plan counts of a register, and for which indicator. */
interface CountedRow extends PlanRow<"counts"> {
  of: IndicatorRow;
}

/** A register: who keeps it and why, its stages with what is in each, and all that is counted of it, for the whole and by area. */
export function registerPage(edition: Edition, id: string, links: Links): Html {
  const { plan, bounds } = edition;
  const register = plan.registers.rows.find((row) => row.register === id);
  if (!register) throw new Error(`no register ${id}`);
  const keeper = plan.departments.rows.find(({ name }) => name === register.keeper);
  const measure = plan.measures.rows.find((row) => row.measure === register.measure);
  const rows = countedRows(edition, id);
  const city = plan.areas.rows.find(({ area }) => area === plan.head.city);
  return html`<h1>${asName(register.title)}</h1>
<dl class="facts-of">
<div><dt>依据</dt><dd>${asName(register.cites)}</dd></div>
${measure && html`<div><dt>所属任务</dt><dd>${links.measure(measure)}</dd></div>`}
${keeper && html`<div><dt>登记单位</dt><dd>${links.department(keeper)}</dd></div>`}
<div><dt>截至</dt><dd>${asDate(endWords(bounds.asOf))}</dd></div>
</dl>
<h2>各阶段</h2>
${stageTable(edition, register, rows)}
<h2>登记情况</h2>
${city && countTable(edition, city, rows, links)}
<h2>各地情况</h2>
${areaTable(edition, rows, links)}`;
}

/** The links to a plan's registers that belong to a measure. */
export function registersOf({ plan }: Edition, measure: string, links: Links): Html {
  const own = plan.registers.rows.filter((row) => row.measure === measure);
  if (own.length === 0) return html``;
  return html`<h2>名册</h2><ul>${own.map((row) => html`<li>${links.register(row)}</li>`)}</ul>`;
}

function countedRows({ plan }: Edition, register: string): CountedRow[] {
  return plan.counts.rows.flatMap((row) => {
    const of = plan.indicators.rows.find(({ indicator }) => indicator === row.indicator);
    return row.register === register && of ? [{ ...row, of }] : [];
  });
}

/** The stages in their order, how long a thing may stay in each, and how many are there where the plan counts that. */
function stageTable(edition: Edition, { register, title }: PlanRow<"registers">, rows: CountedRow[]): Html {
  const { stages, head } = edition.plan;
  return tableHtml(
    html`${asName(title)}的各阶段`,
    [{ head: "阶段" }, { head: "时限" }, { head: "在册", kind: "number" }],
    stages.rows
      .filter((row) => row.register === register)
      .map(({ stage, title: name, within, rank }) => {
        const counted = rows.find((row) => row.counted === "stock" && row.stage === stage);
        return [
          asName(name),
          within === "" ? (rank === "" ? "退出" : "不限") : html`${asConstant(within)}天内转入后续阶段`,
          counted ? factWithUnit(figureOf(edition, counted.indicator, head.city)) : "",
        ];
      }),
  );
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

/** What is counted in each area. */
function areaTable(edition: Edition, rows: CountedRow[], links: Links): Html {
  return tableHtml(
    html`各地登记情况，截至${asDate(endWords(edition.bounds.asOf))}`,
    [
      { head: "地区" },
      ...rows.map(({ of }) => ({
        head: html`${asName(of.short || of.title)}（${asUnit(of.unit)}）`,
        kind: "number" as const,
      })),
    ],
    assessedAreas(edition).map((row) => [
      links.area(row),
      ...rows.map(({ indicator }) => factHtml(figureOf(edition, indicator, row.area))),
    ]),
  );
}

function figureOf(edition: Edition, indicator: string, area: string) {
  return factOrNone(edition, `indicator/${indicator}`, {
    aspect: "actual",
    area,
    period: edition.bounds.asOf,
  });
}
