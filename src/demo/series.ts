import type { Period } from "../plan/period.ts";
import { allocate, type Draw, noise } from "./draw.ts";
import type { IndicatorProfile } from "./profile.ts";

/** By area, then by period in order. */
export type Grid = number[][];

const SEASON = [0.22, 0.25, 0.25, 0.28];

function levelIn(profile: IndicatorProfile, year: number, last: number): number {
  return profile.level * (1 + profile.growth) ** (year - last);
}

function yearsOf(periods: Period[]): number[] {
  return [...new Set(periods.map((period) => period.year))];
}

/** Counts within each period: each year's city total shared out over areas and quarters. */
export function flowsOf(
  profile: IndicatorProfile,
  areas: { weight: number }[],
  periods: Period[],
  draw: Draw,
): Grid {
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
export function levelsOf(
  profile: IndicatorProfile,
  areas: { weight: number }[],
  periods: Period[],
  draw: Draw,
): Grid {
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

/** Sums from the start of each year. */
export function toDate(grid: Grid, periods: Period[]): Grid {
  return grid.map((row) => {
    let sum = 0;
    return row.map((value, index) => {
      sum = periods[index]?.place === 1 ? value : sum + value;
      return sum;
    });
  });
}
