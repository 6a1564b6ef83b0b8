import * as Plot from "@observablehq/plot";
import type { Fact } from "../facts/read.ts";
import { parsePeriod } from "../plan/period.ts";
import { drawChart, isNumber, place, tied } from "./chart.ts";
import { domainOf } from "./domain.ts";
import {
  type Edition,
  factOf,
  factOrNone,
  factsOf,
  type IndicatorRow,
  rowOf,
  type TargetRow,
} from "./edition.ts";
import { factHtml, factWithUnit } from "./fact.ts";
import { paceFinding } from "./finding.ts";
import { type Html, html } from "./html.ts";
import { tableHtml } from "./table.ts";
import { coverWords } from "./words.ts";

/** A reporting period within a target's year: how far it is into the year, what had come, and what was to have come. */
interface Stage {
  period: string;
  months: number;
  actual: Fact | undefined;
  pace: Fact | undefined;
  low: Fact | undefined;
  high: Fact | undefined;
}

/** The periods of the year of an indicator's first target, in order, the year itself last. */
function stagesOf(edition: Edition, indicator: IndicatorRow, target: TargetRow): Stage[] {
  const year = target.period;
  const of = (subject: string, aspect: string, period: string) =>
    factOf(edition, subject, { aspect, area: target.area, period });
  const judged = factsOf(edition, `target/${target.target}`).filter(
    ({ aspect, area }) => aspect === "pace" && area === target.area,
  );
  const figures = factsOf(edition, `indicator/${indicator.indicator}`).filter(
    ({ aspect, area }) => aspect === "actual" && area === target.area,
  );
  const periods = new Set([...judged, ...figures].map(({ period }) => period));
  return [...periods]
    .flatMap((period) => {
      const parsed = parsePeriod(period);
      if (!parsed || parsed.kind === "span" || String(parsed.year) !== year) return [];
      return [
        {
          ...{ period, months: (parsed.last % 12) + 1, kind: parsed.kind },
          actual: of(`indicator/${indicator.indicator}`, "actual", period),
          pace: of(`target/${target.target}`, "pace", period),
          low: of(`target/${target.target}`, "pace-low", period),
          high: of(`target/${target.target}`, "pace-high", period),
        },
      ];
    })
    .filter(
      ({ kind, months }, _, all) =>
        kind === "year" || !all.some((other) => other.kind === "year" && other.months === months),
    )
    .sort((a, b) => a.months - b.months);
}

/** How a target's year has gone: what had come by each period beside what was to have come, and what the year's end looked like. */
export function indicatorPace(edition: Edition, id: string): Html {
  const indicator = rowOf(edition, "indicator", id);
  const target = edition.plan.targets.rows.find(
    (row) => row.indicator === id && row.unit === indicator.unit && parsePeriod(row.period)?.kind === "year",
  );
  if (!target) return html``;
  const stages = stagesOf(edition, indicator, target);
  const reported = stages.filter(({ actual }) => actual && isNumber(actual));
  const last = reported.findLast(({ pace }) => pace)?.actual ?? reported.at(-1)?.actual;
  if (!last || stages.length < 2 || reported.length < 2) return html``;
  const goal = factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area });
  const ahead = outlookOf(edition, indicator, target, last);
  const drawn = goal ? paceChart(indicator, stages, goal, ahead) : html``;
  const facts = reported.flatMap(({ actual }) => actual ?? []);
  const paced = stages.some(({ pace }) => pace);
  return html`<h2>年内进度</h2><figure${paced && html` class="wide"`}>${paceFinding(edition, indicator, target, { facts, last })}${drawn}${paceTable(edition, indicator, target, stages)}</figure>`;
}

function paceTable(edition: Edition, indicator: IndicatorRow, target: TargetRow, stages: Stage[]): Html {
  const subject = `indicator/${indicator.indicator}`;
  const of = (aspect: string, period: string) =>
    factOf(edition, subject, { aspect, area: target.area, period });
  const paced = stages.some(({ pace }) => pace);
  const seasonal = stages.some(({ low }) => low);
  const ahead = stages.some(({ period }) => of("outlook", period));
  const range = (low: Fact | undefined, high: Fact | undefined) =>
    low && high ? html`<span class="range">${factHtml(low)}—${factHtml(high)}</span>` : html`—`;
  return html`${tableHtml(
    `${indicator.title}年内各期（${indicator.unit}）`,
    [
      { head: "报告期", kind: "short" },
      { head: "累计", kind: "number" },
      ...(paced ? [{ head: "按月应达", kind: "number" as const }] : []),
      ...(seasonal ? [{ head: "按往年应达", kind: "number" as const }] : []),
      ...(ahead
        ? [
            { head: "年末展望", kind: "number" as const },
            { head: "展望区间", kind: "number" as const },
          ]
        : []),
    ],
    stages.map(({ period, actual, pace, low, high }) => [
      coverWords(period, indicator.periods),
      factHtml(
        actual ??
          (isPast(edition, period)
            ? factOrNone(edition, subject, { aspect: "actual", area: target.area, period })
            : undefined),
      ),
      ...(paced ? [factHtml(pace)] : []),
      ...(seasonal ? [range(low, high)] : []),
      ...(ahead
        ? [factHtml(of("outlook", period)), range(of("outlook-low", period), of("outlook-high", period))]
        : []),
    ]),
  )}${ahead && html`<p class="note">展望只用以前各年的同期占比，区间取其中较低和较高的。${whole(edition, indicator, target)}</p>`}`;
}

function isPast(edition: Edition, period: string): boolean {
  const [own, asOf] = [parsePeriod(period), parsePeriod(edition.bounds.asOf)];
  return own !== null && asOf !== null && own.last <= asOf.last;
}

function whole(edition: Edition, { indicator }: IndicatorRow, { area, period }: TargetRow): Html | false {
  const year = factOf(edition, `indicator/${indicator}`, { aspect: "actual", area, period });
  return year !== undefined && html`全年已满，展望留作对照：全年实际${factWithUnit(year)}。`;
}

/** What the year's end looks like from the last reported period while the year is not over: least, expected, most. */
function outlookOf(
  edition: Edition,
  { indicator }: IndicatorRow,
  target: TargetRow,
  { period }: Fact,
): Fact[] {
  const of = (aspect: string, when: string) =>
    factOf(edition, `indicator/${indicator}`, { aspect, area: target.area, period: when });
  if (of("actual", target.period)) return [];
  return ["outlook-low", "outlook", "outlook-high"].flatMap((aspect) => of(aspect, period) ?? []);
}

/** The figures that are written beside their dots: not the last but one where its text would meet the last's. */
function labelled(figures: Fact[]): Fact[] {
  return figures.filter((fact, index) => index !== figures.length - 2 || fact.display.length <= 4);
}

/** Cumulative figures over a year's months: the line of what had come, the straight way to the goal, and the band of earlier years. */
function paceChart(indicator: IndicatorRow, stages: Stage[], goal: Fact, ahead: Fact[]): Html {
  const reported = stages.filter(({ actual }) => actual && isNumber(actual));
  const paced = stages.some(({ pace }) => pace);
  const band = stages.filter(({ low, high }) => low && high);
  const at = (fact: Fact | undefined) => (fact ? place(fact) : Number.NaN);
  const months = new Map(
    stages.flatMap(({ months, actual, low, high }) =>
      [actual, low, high].flatMap((fact) => (fact ? [[fact.fact, months] as const] : [])),
    ),
  );
  const month = (fact: Fact) => months.get(fact.fact) ?? 12;
  const figures = reported.flatMap(({ actual }) => actual ?? []);
  const edges = band.flatMap(({ low, high }) => [low, high].flatMap((fact) => fact ?? []));
  const every = [...figures, ...edges, goal, ...ahead];
  const last = figures.at(-1);
  return drawChart(
    {
      height: 230,
      marginLeft: 52,
      marginRight: 60,
      marginTop: 28,
      x: {
        domain: [0, 12],
        ticks: stages.map((stage) => stage.months),
        tickFormat: (value: number) => `${value}`,
        label: "（月）",
        labelArrow: "none",
      },
      y: {
        domain: domainOf(every.map(place), indicator),
        label: `（${indicator.unit}）`,
        labelArrow: "none",
        ticks: 4,
        grid: true,
      },
      marks: [
        band.length === 0
          ? null
          : Plot.areaY(
              [
                ...(paced ? [{ months: 0, low: undefined, high: undefined }] : []),
                ...band,
                { months: 12, low: goal, high: goal },
              ],
              {
                x: "months",
                y1: ({ low }: Pick<Stage, "low">) => (low ? at(low) : 0),
                y2: ({ high }: Pick<Stage, "high">) => (high ? at(high) : 0),
                fill: "var(--muted)",
                fillOpacity: 0.18,
              },
            ),
        Plot.dot(edges, { x: month, y: place, r: 1.5, fill: "var(--muted)", ...tied }),
        paced
          ? Plot.line(
              [
                [0, 0],
                [12, place(goal)],
              ],
              { stroke: "var(--target)", strokeDasharray: "4,3" },
            )
          : Plot.ruleY([goal], { y: place, stroke: "var(--target)", strokeDasharray: "4,3" }),
        Plot.ruleY([goal], {
          ...{ x1: 11.5, x2: 12, y: place, stroke: "var(--target)", strokeWidth: 3 },
          ...tied,
        }),
        Plot.text([goal], {
          ...{ x: 12, y: place, dx: 8, textAnchor: "start", lineWidth: 5 },
          text: ({ display }: Fact) => `目标\n${display}`,
          fill: "var(--target)",
          ...tied,
        }),
        Plot.ruleX(ahead.length > 1 ? [ahead] : [], {
          ...{ x: 12, y1: ([low]: Fact[]) => at(low), y2: (range: Fact[]) => at(range.at(-1)) },
          ...{ stroke: "var(--accent)", strokeWidth: 1.5 },
        }),
        Plot.dot(ahead, {
          ...{ x: 12, y: place, fill: "var(--paper)", stroke: "var(--accent)" },
          r: (fact: Fact) => (fact.aspect === "outlook" ? 4 : 1.5),
          ...tied,
        }),
        Plot.text(
          ahead.filter(({ aspect }) => aspect === "outlook"),
          {
            ...{ x: 12, y: place, dx: -8, textAnchor: "end", stroke: "var(--paper)", strokeWidth: 4 },
            text: ({ display }: Fact) => `展望${display}`,
            fill: "var(--ink)",
            ...tied,
          },
        ),
        Plot.line(figures, { x: month, y: place, stroke: "var(--accent)", strokeWidth: 2 }),
        Plot.dot(figures, { x: month, y: place, fill: "var(--accent)", r: 4, ...tied }),
        ...[true, false].map((end) =>
          Plot.text(
            labelled(figures).filter((fact) => (fact === last) === end),
            {
              ...{ x: month, y: place, text: "display", dy: -12, textAnchor: end ? "end" : "middle" },
              ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 },
              ...tied,
            },
          ),
        ),
      ],
    },
    { facts: every, along: "y", title: `${indicator.title}年内进度` },
  );
}
