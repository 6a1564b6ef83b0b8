import { parsePeriod, yearOf } from "../../core/period.ts";
import { type Edition, factOf, factsOf, type IndicatorRow, type TargetRow } from "../../facts/edition.ts";
import type { Stage } from "../charts/pace.ts";
import { isSurveyed } from "../kit/surveyed.ts";

/** The periods of the year of an indicator's first target, in order, the year itself last; none where a survey gives some of their figures only. */
export function stagesOf(edition: Edition, indicator: IndicatorRow, target: TargetRow): Stage[] {
  const stages = everyStage(edition, indicator, target);
  const given = stages.flatMap(({ actual }) => (actual ? isSurveyed(edition, actual) : []));
  return new Set(given).size > 1 ? [] : stages;
}

function everyStage(edition: Edition, indicator: IndicatorRow, target: TargetRow): Stage[] {
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
      if (!parsed || parsed.kind === "span") return [];
      const whole = yearOf(parsed, edition.plan.head.year_begins);
      if (whole.id !== year) return [];
      return [
        {
          period,
          months: parsed.last - whole.first + 1,
          month: (parsed.last % 12) + 1,
          kind: parsed.kind,
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
