import * as Plot from "@observablehq/plot";
import { periodWords } from "../../core/period-words.ts";
import type { QueryResult } from "../../facts/cell.ts";
import type { Edition } from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { drawChart, isNumber, marginFor, mark, place, shortened, tied } from "../charts/chart.ts";
import { domainOf } from "../charts/domain.ts";
import { type Line, linesOptions, MOST_LINES } from "../charts/lines.ts";
import { factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { tableHtml } from "../kit/table.ts";
import { asCode, asDate, asLabel, asName } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { lackingHtml, lackingWords, NOTHING_SELECTED } from "../prose/lacking.ts";
import { withNames } from "../prose/names.ts";

/** What a query in prose has selected: a table, or a chart with its table; the query is folded beneath. */
export function cellFigure(edition: Edition, cell: QueryResult, links: Links): Html {
  const chart = cell.as === "chart" ? cellChart(edition, cell) : html``;
  const inRows = new Set(cell.rows.flatMap(({ others }) => others));
  const apart = cell.lacking.filter((id) => !inRows.has(id));
  const said = [
    ...(cell.rows.length === 0 && cell.lacking.length === 0
      ? [html`${asLabel(lackingWords(NOTHING_SELECTED))}`]
      : []),
    ...apart.map((id) => lackOf(edition, id)),
  ];
  return html`<figure class="cell wide">${chart}${cell.rows.length > 0 && cellTable(edition, cell, links)}${
    said.length > 0 &&
    html`<p>${cell.rows.length === 0 && html`${asLabel(withNames(edition, cell.title))}：`}${said}</p>`
  }</figure>
<details><summary>查询语句</summary><pre><code>${asCode(cell.sql)}</code></pre></details>`;
}

function lackOf({ lacking }: Edition, id: string): Html {
  return lackingHtml(id, lacking.get(id) ?? "");
}

function cellTable(edition: Edition, { title, rows, others }: QueryResult, links: Links): Html {
  const areas = rows.some(({ fact }) => fact.area !== null);
  return tableHtml(
    html`${asLabel(withNames(edition, title))}`,
    [
      { head: "名称" },
      ...(areas ? [{ head: "地区", kind: "short" as const }] : []),
      { head: "时期", kind: "short" },
      { head: rows.every(({ fact }) => isNumber(fact)) ? "数值" : "判定", kind: "number" },
      ...others.map((head) => ({ head: withNames(edition, head), kind: "number" as const })),
    ],
    rows.map(({ fact, others: more }) => [
      subjectHtml(edition, fact, links),
      ...(areas ? [asName(areaName(edition, fact))] : []),
      asDate(whenWords(edition, fact)),
      factWithUnit(fact),
      ...more.map((other) =>
        typeof other === "string" ? lackOf(edition, other) : factWithUnit(other ?? undefined),
      ),
    ]),
  );
}

function cellChart(edition: Edition, { title, rows }: QueryResult): Html {
  const facts = rows.map(({ fact }) => fact);
  const [first] = facts;
  if (!first) return html``;
  if (!facts.every(isNumber)) throw new Error("a word among the facts of a chart");
  if (facts.some(({ unit }) => unit !== first.unit)) throw new Error("facts of several units in a chart");
  return new Set(facts.map(({ period }) => period)).size > 1
    ? linesOver(edition, title, facts)
    : barsOf(edition, title, facts);
}

/** A line for each subject and area, over the periods of the facts. */
function linesOver(edition: Edition, title: string, facts: Fact[]): Html {
  const key = ({ subject, area, aspect }: Fact) => `${subject} ${area} ${aspect}`;
  const series = [...new Set(facts.map(key))].map((each) => facts.filter((fact) => key(fact) === each));
  if (series.length > MOST_LINES) throw new Error(`more than ${MOST_LINES} lines in a chart`);
  const name = namedBy(edition, facts);
  const lines = series.map((own): Line => {
    const ordered = own.toSorted((a, b) => (a.period < b.period ? -1 : 1));
    const points = ordered.map((fact) => ({
      ...fact,
      when: whenWords(edition, fact),
      broken: edition.facts.has(`${fact.subject}/${fact.area}/${fact.period}/break`),
    }));
    return { name: own[0] ? name(own[0]) : "", points };
  });
  const periods = [...new Set(facts.map(({ period }) => period))].sort();
  const tie = { ariaLabel: ({ fact }: { fact: string }) => `fact:${fact}` };
  const options = linesOptions(lines, { periods, unit: facts[0]?.unit ?? "", width: 340, mark }, tie);
  return drawChart(options, { facts, along: "y", title: withNames(edition, title) });
}

/** A bar for each fact, from zero, in their order. */
function barsOf(edition: Edition, title: string, facts: Fact[]): Html {
  const name = namedBy(edition, facts);
  const [low, high] = domainOf(facts.map(place), { unit: "" });
  return drawChart(
    {
      height: 48 + 26 * facts.length,
      marginLeft: marginFor(facts.map(name)),
      marginRight: 56,
      marginTop: 20,
      x: { domain: [Math.min(0, low), high], label: null, ticks: 4, grid: true },
      y: { domain: facts.map(({ fact }) => fact), label: null, tickSize: 0 },
      marks: [
        Plot.barX(facts, {
          x: place,
          y: "fact",
          fill: "var(--accent)",
          insetTop: 5,
          insetBottom: 5,
          ...tied,
        }),
        Plot.axisY({
          label: null,
          tickSize: 0,
          tickFormat: (id: string) => shortened(nameOf(facts, id, name)),
        }),
        Plot.text(facts, {
          y: "fact",
          text: "display",
          frameAnchor: "right",
          textAnchor: "end",
          dx: 52,
          ...tied,
        }),
      ],
    },
    { facts, along: "x", title: withNames(edition, title) },
  );
}

function nameOf(facts: Fact[], id: string, name: (fact: Fact) => string): string {
  const fact = facts.find((each) => each.fact === id);
  return fact ? name(fact) : id;
}

/** How facts are told apart in a chart: by their areas, or where these are one, by their subjects. */
function namedBy(edition: Edition, facts: Fact[]): (fact: Fact) => string {
  const areas = new Set(facts.map(({ area }) => area)).size > 1;
  return (fact) => (areas ? areaName(edition, fact) : subjectName(edition, fact));
}

function areaName({ plan }: Edition, { area }: Fact): string {
  return plan.areas.rows.find((row) => row.area === area)?.short ?? "";
}

function subjectName({ plan }: Edition, { subject, indicator, target }: Fact): string {
  const id = subject.slice(subject.indexOf("/") + 1);
  return (
    plan.targets.rows.find((row) => row.target === target)?.title ??
    plan.indicators.rows.find((row) => row.indicator === indicator)?.title ??
    [...plan.areas.rows, ...plan.departments.rows].find(
      (row) => ("area" in row ? row.area : row.department) === id,
    )?.name ??
    plan.head.title
  );
}

function subjectHtml(edition: Edition, fact: Fact, links: Links): Html {
  const row = edition.plan.indicators.rows.find(({ indicator }) => indicator === fact.indicator);
  return row && fact.target === null ? links.indicator(row) : html`${asName(subjectName(edition, fact))}`;
}

function whenWords(edition: Edition, { indicator, period }: Fact): string {
  const row = edition.plan.indicators.rows.find((each) => each.indicator === indicator);
  return row ? coverWords(edition, period, row.periods) : periodWords(period);
}
