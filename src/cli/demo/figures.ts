import { endOf, type Period, parsePeriod, startOf } from "../../core/period.ts";
import { type Draw, drawFor, noise } from "./draw.ts";
import type { DemoGround, Indicator } from "./ground.ts";
import type { IndicatorProfile } from "./profile.ts";
import { flowsOf, type Grid, levelsOf, toDate } from "./series.ts";

/** What one area writes for one indicator in one period: a ratio's two parts, or one value. */
export interface Written {
  numerator?: number;
  denominator?: number;
  value?: number;
}

type Weighted = { area: string; weight: number };

/**
 * An indicator's figures for some areas and all reporting periods (whole years of quarters): by area, then by period.
 * City totals follow `level` and `growth`; shares follow the areas' weights and the season, with `spread` about them;
 * accidents are those of the table of incidents.
 */
export function figuresOf(ground: DemoGround, profile: IndicatorProfile, areas: Weighted[]): Written[][] {
  const { periods, seed } = ground;
  const indicator = ground.indicator(profile.indicator);
  const draw = drawFor(seed, profile.indicator, profile.layout);
  if (indicator.areas === "none")
    return areas.map(() => periods.map((period) => ({ value: reached(profile, period) })));
  if (!indicator.denominator)
    return valuesOf(ground, indicator, profile, areas, draw).map((row) => row.map((value) => ({ value })));
  const combine = indicator.periods === "sum" ? flowsOf : levelsOf;
  const denominators = combine(profile, areas, ground, draw);
  const numerators = profile.incidents
    ? toDate(incidentsOf(ground, profile, areas), ground)
    : sharesOf(profile, denominators, draw);
  return denominators.map((row, area) =>
    row.map((denominator, period) => ({ numerator: numerators[area]?.[period] ?? 0, denominator })),
  );
}

function valuesOf(
  ground: DemoGround,
  indicator: Indicator,
  profile: IndicatorProfile,
  areas: Weighted[],
  draw: Draw,
): Grid {
  if (indicator.periods === "last") return levelsOf(profile, areas, ground, draw);
  const flows = profile.incidents
    ? incidentsOf(ground, profile, areas)
    : flowsOf(profile, areas, ground, draw);
  return indicator.periods === "to-date" ? toDate(flows, ground) : flows;
}

/** Of each denominator the part that counts: about the profile's rate, each area with one of its own. */
function sharesOf(profile: IndicatorProfile, denominators: Grid, draw: Draw): Grid {
  return denominators.map((row) => {
    const own = profile.rate + noise(draw, profile.spread);
    return row.map((denominator) => {
      const rate = Math.min(1, Math.max(0, own + noise(draw, profile.spread)));
      return Math.round(denominator * rate);
    });
  });
}

/** The incidents within each period: their number, their deaths, or those that the plan counts. */
function incidentsOf(
  { plan, profiles, periods }: DemoGround,
  profile: IndicatorProfile,
  areas: Weighted[],
): Grid {
  const rules = plan.counting.rows.filter(({ indicator }) => indicator === profile.indicator);
  return areas.map(({ area }) => {
    const own = profiles.incidents.filter((incident) => incident.area === area);
    return periods.map((period) =>
      own
        .filter(({ day }) => day >= startOf(period) && day <= endOf(period))
        .reduce((sum, { deaths, kind }) => {
          if (profile.incidents === "deaths") return sum + deaths;
          const counted = rules.some((rule) => rule.kind === kind && deaths >= Number(rule.least));
          return profile.incidents === "number" || counted ? sum + 1 : sum;
        }, 0),
    );
  });
}

function reached(profile: IndicatorProfile, period: Period): number {
  const goal = parsePeriod(profile.reached);
  return goal && period.last >= goal.last ? 1 : 0;
}
