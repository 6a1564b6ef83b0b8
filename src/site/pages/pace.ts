import { parsePeriod } from "../../core/period.ts";
import {
  type Edition,
  factOf,
  factOrNone,
  type IndicatorRow,
  rowOf,
  type TargetRow,
} from "../../facts/edition.ts";
import type { Fact } from "../../facts/read.ts";
import { isGrowth } from "../../plan/growth.ts";
import { isNumber } from "../charts/chart.ts";
import { paceFinding } from "../charts/chart-caption.ts";
import { isMilestone, milestoneStrip } from "../charts/milestone.ts";
import { paceChart, type Stage } from "../charts/pace.ts";
import { countHtml, factHtml, factWithUnit } from "../kit/fact.ts";
import { type Html, html } from "../kit/html.ts";
import { tableHtml } from "../kit/table.ts";
import { asDate, asLabel, asName, asUnit } from "../kit/text.ts";
import { coverWords, yearWords } from "../kit/words.ts";
import { stagesOf } from "./stages.ts";

/** How a target's year has gone: what had come by each period beside what was to have come, and what the year's end looked like. */
export function indicatorPace(edition: Edition, id: string): Html {
  const indicator = rowOf(edition, "indicator", id);
  const target = edition.plan.targets.rows.find(
    (row) => row.indicator === id && !isGrowth(edition.plan, row) && parsePeriod(row.period)?.kind === "year",
  );
  if (!target) return html``;
  const stages = stagesOf(edition, indicator, target);
  const reported = stages.filter(({ actual }) => actual && isNumber(actual));
  const last = reported.at(-1)?.actual;
  if (!last || stages.length < 2 || reported.length < 2) return html``;
  const goal = factOf(edition, `target/${target.target}`, { aspect: "goal", area: target.area });
  const ahead = outlookOf(edition, indicator, target, last);
  const heading = yearWords(edition, "{年}内进度");
  const title = `${asName(indicator.title)}${asLabel(heading)}`;
  const facts = reported.flatMap(({ actual }) => actual ?? []);
  const drawn = isMilestone(goal, facts)
    ? yearStrip(title, stages, goal)
    : goal
      ? paceChart(title, indicator, stages, goal, ahead)
      : html``;
  const paced = stages.some(({ pace }) => pace);
  const chart = html`${paceFinding(edition, indicator, target, { facts, last })}${drawn}`;
  const table = paceTable(edition, indicator, target, stages);
  return paced
    ? html`<h2>${asLabel(heading)}</h2><figure class="wide"><div>${chart}</div>${table}</figure>`
    : html`<h2>${asLabel(heading)}</h2><figure>${chart}${table}</figure>`;
}

/** A year of something that is or is not done, by the ends of its periods. */
function yearStrip(title: string, stages: Stage[], goal: Fact): Html {
  return milestoneStrip(
    title,
    stages.flatMap(({ actual, months }) => (actual ? [{ months, fact: actual }] : [])),
    goal,
    {
      months: 12,
      ticks: stages.map(({ months, month }) => ({ at: months, name: `${month}` })),
      label: "（月）",
    },
  );
}

function paceTable(edition: Edition, indicator: IndicatorRow, target: TargetRow, stages: Stage[]): Html {
  const subject = `indicator/${indicator.indicator}`;
  const of = (aspect: string, period: string) =>
    factOf(edition, subject, { aspect, area: target.area, period });
  const paced = stages.some(({ pace }) => pace);
  const seasonal = stages.some(({ low }) => low);
  const ahead = stages.some(({ period }) => of("outlook", period));
  const range = (low: Fact | undefined, high: Fact | undefined) =>
    low && high ? html`<span class="range">${countHtml(low)}—${factHtml(high)}</span>` : html`—`;
  return html`${tableHtml(
    html`${asName(indicator.title)}${asLabel(yearWords(edition, "{年}内各期"))}（${asUnit(indicator.unit)}）`,
    [
      { head: "报告期", kind: "short" },
      { head: indicator.periods === "last" ? "期末" : "累计", kind: "number" },
      ...(paced ? [{ head: "按月应达", kind: "number" as const }] : []),
      ...(seasonal ? [{ head: "按往年应达", kind: "number" as const }] : []),
      ...(ahead
        ? [
            { head: asLabel(yearWords(edition, "{年}末展望")), kind: "number" as const },
            { head: "展望区间", kind: "number" as const },
          ]
        : []),
    ],
    stages.map(({ period, actual, pace, low, high }) => [
      asDate(coverWords(edition, period, indicator.periods)),
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
