import { type Period, parsePeriod } from "../plan/period.ts";
import type { Plan, Tables } from "../plan/plan.ts";
import { allocate, type Draw, noise, pick } from "./draw.ts";
import type { AreaProfile, IndicatorProfile } from "./profile.ts";

/** What one area writes for one indicator in one period: a ratio's two parts, or one value. */
export interface Written {
  numerator?: number;
  denominator?: number;
  value?: number;
}

type Indicator = Tables["indicators"]["rows"][number];
/** By area, then by period in order. */
type Grid = number[][];

const SEASON = [0.22, 0.25, 0.25, 0.28];

/**
 * Draws an indicator's figures for the areas (in their order) and reporting periods (whole years of quarters).
 * City totals follow `level` and `growth`; shares follow the areas' weights and the season, with `spread` about them.
 */
export function drawFigures(
  indicator: Indicator,
  profile: IndicatorProfile,
  areas: AreaProfile[],
  periods: Period[],
  draw: Draw,
): Written[][] {
  if (indicator.areas === "none")
    return areas.map(() => periods.map((period) => ({ value: reached(profile, period) })));
  if (!indicator.denominator) {
    const flows = flowsOf(profile, areas, periods, draw);
    const grid =
      indicator.periods === "last"
        ? levelsOf(profile, areas, periods, draw)
        : indicator.periods === "to-date"
          ? toDate(flows, periods)
          : flows;
    return grid.map((row) => row.map((value) => ({ value })));
  }
  const denominators =
    indicator.periods === "sum"
      ? flowsOf(profile, areas, periods, draw)
      : levelsOf(profile, areas, periods, draw);
  const numerators =
    indicator.scale > 100
      ? toDate(events(profile, denominators, periods, draw), periods)
      : denominators.map((row) => {
          const own = profile.rate + noise(draw, profile.spread);
          return row.map((denominator) => {
            const rate = Math.min(1, Math.max(0, own + noise(draw, profile.spread)));
            return Math.round(denominator * rate);
          });
        });
  return denominators.map((row, area) =>
    row.map((denominator, period) => ({ numerator: numerators[area]?.[period] ?? 0, denominator })),
  );
}

function levelIn(profile: IndicatorProfile, year: number, last: number): number {
  return profile.level * (1 + profile.growth) ** (year - last);
}

function yearsOf(periods: Period[]): number[] {
  return [...new Set(periods.map((period) => period.year))];
}

/** Counts within each period: each year's city total shared out over areas and quarters. */
function flowsOf(profile: IndicatorProfile, areas: AreaProfile[], periods: Period[], draw: Draw): Grid {
  const grid: Grid = areas.map(() => []);
  const years = yearsOf(periods);
  for (const year of years) {
    const quarters = periods.filter((period) => period.year === year);
    const weights = areas.flatMap((area) =>
      quarters.map(
        ({ place }) => area.weight * (SEASON[place - 1] ?? 0.25) * (1 + noise(draw, profile.spread)),
      ),
    );
    const shares = allocate(Math.round(levelIn(profile, year, years.at(-1) ?? year)), weights);
    areas.forEach((_, area) => {
      grid[area]?.push(...shares.slice(area * quarters.length, (area + 1) * quarters.length));
    });
  }
  return grid;
}

/** Levels at each period's end: what is added to the city's level from one period to the next, shared out. */
function levelsOf(profile: IndicatorProfile, areas: AreaProfile[], periods: Period[], draw: Draw): Grid {
  const last = yearsOf(periods).at(-1) ?? 0;
  const city = (period: Period) => {
    const [from, to] = [levelIn(profile, period.year - 1, last), levelIn(profile, period.year, last)];
    return Math.round(from + ((to - from) * period.place) / 4);
  };
  const grid: Grid = areas.map(() => []);
  let before = 0;
  for (const period of periods) {
    const weights = areas.map((area) => area.weight * (1 + noise(draw, profile.spread)));
    const shares = allocate(Math.max(0, city(period) - before), weights);
    before = Math.max(before, city(period));
    grid.forEach((row, area) => {
      row.push((row.at(-1) ?? 0) + (shares[area] ?? 0));
    });
  }
  return grid;
}

/** Rare events: a year's number follows the city's denominator, and each falls on some area and quarter. */
function events(profile: IndicatorProfile, denominators: Grid, periods: Period[], draw: Draw): Grid {
  const grid: Grid = denominators.map((row) => row.map(() => 0));
  for (const year of yearsOf(periods)) {
    const quarters = periods.flatMap((period, index) => (period.year === year ? [index] : []));
    const sizes = denominators.map((row) => row[quarters.at(-1) ?? 0] ?? 0);
    const city = sizes.reduce((sum, size) => sum + size, 0);
    const count = Math.round(city * profile.rate * (1 + noise(draw, profile.spread)));
    for (let event = 0; event < count; event++) {
      const row = grid[pick(sizes, draw)];
      const quarter = quarters[Math.floor(draw() * quarters.length)] ?? 0;
      if (row) row[quarter] = (row[quarter] ?? 0) + 1;
    }
  }
  return grid;
}

/** Sums from the start of each year. */
function toDate(grid: Grid, periods: Period[]): Grid {
  return grid.map((row) => {
    let sum = 0;
    return row.map((value, index) => {
      sum = periods[index]?.place === 1 ? value : sum + value;
      return sum;
    });
  });
}

function reached(profile: IndicatorProfile, period: Period): number {
  const goal = parsePeriod(profile.reached);
  return goal && period.last >= goal.last ? 1 : 0;
}

/** The figures as each area writes them: those of a zone are added where its county counts it in. */
export function withZones(written: Written[][], areas: AreaProfile[], plan: Plan): Written[][] {
  return written.map((row, index) => {
    const area = areas[index];
    if (!area || plan.areas.rows.every(({ inside }) => !inside.includes(area.area))) return row;
    const zones = areas.flatMap((zone, at) => {
      const inside = plan.areas.rows.find((candidate) => candidate.area === zone.area)?.inside ?? [];
      return area.zones === "含功能区" && inside.includes(area.area) ? [written[at] ?? []] : [];
    });
    return row.map((own, period) => zones.reduce((sum, zone) => add(sum, zone[period] ?? {}), own));
  });
}

function add(a: Written, b: Written): Written {
  const sum: Written = {};
  for (const key of ["numerator", "denominator", "value"] as const)
    if (a[key] !== undefined) sum[key] = a[key] + (b[key] ?? 0);
  return sum;
}
