import { isYearOf, opensYear, type Period, parsePeriod } from "../../core/period.ts";
import { periodWords } from "../../core/period-words.ts";
import {
  type AreaRow,
  assessedAreas,
  type Edition,
  factOf,
  type IndicatorRow,
  type TargetRow,
} from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { assetOf, EXPLORER } from "../kit/asset.ts";
import { factHtml } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import type { Links } from "../kit/link.ts";
import { proofPageOf } from "../kit/paging.ts";
import { tableHtml } from "../kit/table.ts";
import { asAttribute, asDate, asName, asUnit } from "../kit/text.ts";
import { coverWords } from "../kit/words.ts";
import { drawChart, isNumber, mark } from "./chart.ts";
import { type Line, type LineGoal, linesOptions, MOST_LINES, MOST_PANELS } from "./lines.ts";
import { yearsOf } from "./trend.ts";

/** What the page of trends shows before anything is chosen: an indicator and areas, over whole years. */
interface DefaultChoice {
  indicator: IndicatorRow;
  series: { area: AreaRow; facts: Fact[] }[];
}

/** The first indicator with a target that has several years of several areas; a rate before others. */
function defaultChoice(edition: Edition): DefaultChoice | undefined {
  const { indicators, targets } = edition.plan;
  const aimed = indicators.rows.filter((row) =>
    targets.rows.some(({ indicator }) => indicator === row.indicator),
  );
  const ordered = [...aimed.filter(({ denominator }) => denominator), ...aimed, ...indicators.rows];
  const choices = ordered.map((indicator) => ({ indicator, series: seriesOf(edition, indicator) }));
  return choices.find(({ series }) => series.length > 1) ?? choices.find(({ series }) => series.length > 0);
}

function seriesOf(edition: Edition, { indicator }: IndicatorRow): DefaultChoice["series"] {
  return assessedAreas(edition)
    .map((area) => ({ area, facts: yearsOf(edition, indicator, area.area).filter(isNumber) }))
    .filter(({ facts }) => facts.length > 1)
    .slice(0, MOST_LINES);
}

/**
 * The explorer of trends: a default choice as chart and table, which stand with scripts off and from disk, and what the
 * script needs to put a reader's own choice in their place.
 */
export function trendExplorer(edition: Edition, links: Links): Html {
  const choice = defaultChoice(edition);
  if (!choice) return html`<p>尚无可以比较的多年数据。</p>`;
  const { indicator, series } = choice;
  const shown = html`<section class="explored"><h2>${links.indicator(indicator)}</h2>${linesFigure(edition, indicator, series)}</section>`;
  return html`<link rel="stylesheet" href="${assetOf(edition, "explorer.css")}">
<div id="explorer" data-table="data/trends.arrow" data-indicators="${asAttribute(indicator.indicator)}" data-areas="${asAttribute(series.map(({ area }) => area.area).join(","))}">
<div id="explorer-controls"></div>
<script src="${assetOf(edition, "explorer-place.js")}"></script>
<p id="explorer-state" role="status"></p>
<div id="explorer-shown">${shown}</div>
</div>
<script src="${assetOf(edition, EXPLORER)}" defer></script>`;
}

function linesFigure(edition: Edition, indicator: IndicatorRow, series: DefaultChoice["series"]): Html {
  const facts = series.flatMap((each) => each.facts);
  const periods = [...new Set(facts.map(({ period }) => period))].sort();
  const lines = series.map(({ area, facts: own }): Line => {
    const points = own.map((fact) => ({
      ...fact,
      when: periodWords(fact.period),
      broken: isBroken(edition, fact),
    }));
    return { name: area.short, points, goal: goalOf(edition, indicator, area) };
  });
  const goal = lines[0]?.goal && edition.facts.get(lines[0].goal.fact);
  const title = `${asName(indicator.title)}，${asDate(periodWords(periods[0] ?? ""))}至${asDate(periodWords(periods.at(-1) ?? ""))}走势`;
  const tie = { ariaLabel: ({ fact }: { fact: string }) => `fact:${fact}` };
  const options = linesOptions(lines, { periods, unit: indicator.unit, width: 340, mark }, tie);
  const table = tableHtml(
    html`${asName(indicator.title)}（${asUnit(indicator.unit)}）`,
    [{ head: "时期" }, ...series.map(({ area }) => ({ head: asName(area.short), kind: "number" as const }))],
    [
      ...periods.map((period) => [
        asDate(periodWords(period)),
        ...series.map((each) => factHtml(each.facts.find((fact) => fact.period === period))),
      ]),
      ...(goal
        ? [
            [
              html`${asDate(periodWords(goal.period))}目标`,
              ...series.map(({ area }) => factHtml(goalFactOf(edition, indicator, area))),
            ],
          ]
        : []),
    ],
  );
  const drawn = drawChart(options, { facts: [...facts, ...(goal ? [goal] : [])], along: "y", title });
  return html`<figure class="wide">${drawn}${table}</figure>`;
}

/** The goal of an indicator for an area, where it is a number of its own unit for a whole year. */
function goalFactOf(edition: Edition, { indicator }: IndicatorRow, { area }: AreaRow): Fact | undefined {
  const targets = edition.plan.targets.rows.filter(
    (row) =>
      row.indicator === indicator && parsePeriod(row.period)?.kind === "year" && !isGrowth(edition.plan, row),
  );
  const goals = targets.flatMap(
    ({ target }) => factOf(edition, `target/${target}`, { aspect: "goal", area }) ?? [],
  );
  return goals.find(isNumber);
}

function goalOf(edition: Edition, indicator: IndicatorRow, area: AreaRow): LineGoal | undefined {
  const goal = goalFactOf(edition, indicator, area);
  return goal && { ...goal, when: `${periodWords(goal.period)}目标` };
}

/** Whether the series of a fact breaks at its period. */
function isBroken(edition: Edition, { subject, area, period }: Fact): boolean {
  return edition.facts.has(`${subject}/${area}/${period}/break`);
}

/** Whether a figure is of a year that is not the plan's, beside figures of those that are. */
function isStrayYear({ plan }: Edition, period: Period, all: { period: Period }[]): boolean {
  const isOwn = (one: Period) => isYearOf(one, plan.head.year_begins);
  return period.kind === "year" && !isOwn(period) && all.some((other) => isOwn(other.period));
}

/** Whether a figure within a year begins to count anew: no line leads to it from the year before. */
function startsAgain({ plan }: Edition, { periods }: IndicatorRow, period: Period): boolean {
  const opens = period.kind !== "year" && opensYear(period, plan.head.year_begins);
  return ["sum", "to-date"].includes(periods) && opens;
}

/** The way to an indicator in the explorer, where there are figures of it. */
export function explorerLink(edition: Edition, id: string, links: Links): Html {
  const known = edition.plan.areas.rows.some(({ area }) => yearsOf(edition, id, area).length > 0);
  return known
    ? html`<p class="note screen"><a href="${asAttribute(links.to("trends"))}?indicators=${asAttribute(encodeURIComponent(id))}">选地区和时期比较走势</a></p>`
    : html``;
}

/** The way to some indicators in the explorer with one area made to stand out; none where there are no figures. */
export function explorerOfArea(edition: Edition, area: string, targets: TargetRow[], links: Links): Html {
  const ids = [...new Set(targets.map(({ indicator }) => indicator))]
    .filter((indicator) => yearsOf(edition, indicator, area).length > 1)
    .slice(0, MOST_PANELS);
  if (ids.length === 0) return html``;
  const asked = `?indicators=${encodeURIComponent(ids.join(",")).replaceAll("%2C", ",")}&lead=${encodeURIComponent(area)}`;
  return html`<p class="note screen"><a href="${asAttribute(links.to("trends"))}${asAttribute(asked)}">与其他地区比较走势，本地突出</a></p>`;
}

/** The figures that the explorer reads: each indicator's own in each assessed area and period, in the plan's order. */
export function trendRows(edition: Edition): object[] {
  const areas = assessedAreas(edition);
  const pageOf = proofPageOf(edition);
  return edition.plan.indicators.rows.flatMap((indicator) => {
    const facts = (edition.bySubject.get(`indicator/${indicator.indicator}`) ?? []).flatMap((fact) => {
      const period = parsePeriod(fact.period);
      const own = fact.aspect === "actual" && fact.audience === "public" && period && period.kind !== "span";
      return own && isNumber(fact) ? [{ fact, period }] : [];
    });
    return areas.flatMap((area) =>
      facts
        .filter(({ fact, period }) => fact.area === area.area && !isStrayYear(edition, period, facts))
        .sort(({ period: a }, { period: b }) => a.last - b.last || b.first - a.first)
        .map(({ fact, period: own }) => {
          const { aspect: _, subject, period, value, display, basis, flag } = fact;
          const goal = own.kind === "year" ? goalFactOf(edition, indicator, area) : undefined;
          const yoy = edition.facts.get(`${subject}/${area.area}/${period}/yoy`);
          return {
            indicator: indicator.indicator,
            title: indicator.title,
            unit: indicator.unit,
            area: area.area,
            name: area.short,
            period,
            value,
            display,
            basis,
            flag,
            yoy: yoy?.display ?? null,
            yoy_unit: yoy && yoy.unit !== "%" ? yoy.unit : null,
            proof: pageOf(fact.fact),
            goal: goal?.value ?? null,
            goal_display: goal?.display ?? null,
            goal_fact: goal?.fact ?? null,
            goal_proof: goal ? pageOf(goal.fact) : null,
            goal_when: goal ? `${periodWords(goal.period)}目标` : null,
            when: coverWords(edition, period, indicator.periods),
            broken: isBroken(edition, fact) || startsAgain(edition, indicator, own),
          };
        }),
    );
  });
}
