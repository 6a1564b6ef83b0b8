import { opensYear, type Period, yearOf } from "../../core/period.ts";
import { allocate, type Draw, noise } from "./draw.ts";
import type { IndicatorProfile } from "./profile.ts";

/** By area, then by period in order. */
export type Grid = number[][];

const SEASON = [0.22, 0.25, 0.25, 0.28];

/** How many there are in the last year, how that changes, and how far areas and quarters differ. */
type Sized = Pick<IndicatorProfile, "level" | "growth" | "spread">;

function levelIn({ level, growth }: Sized, year: number, last: number): number {
  return level * (1 + growth) ** (year - last);
}

/** Reporting periods (whole years of quarters), and the month in which the plan's years begin. */
export interface Timed {
  periods: Period[];
  begins: number;
}

/** The plan's year in which a quarter lies, and which quarter of that year it is, from 1. */
function placeOf(period: Period, begins: number): { year: number; quarter: number } {
  const { year, first } = yearOf(period, begins);
  return { year, quarter: (period.last - first + 1) / 3 };
}

function yearsOf({ periods, begins }: Timed): number[] {
  return [...new Set(periods.map((period) => placeOf(period, begins).year))];
}

/** Counts within each period: each year's city total shared out over areas and quarters. */
export function flowsOf(profile: Sized, areas: { weight: number }[], timed: Timed, draw: Draw): Grid {
  const grid: Grid = areas.map(() => []);
  const years = yearsOf(timed);
  for (const year of years) {
    const quarters = timed.periods.filter((period) => placeOf(period, timed.begins).year === year);
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
export function levelsOf(profile: Sized, areas: { weight: number }[], timed: Timed, draw: Draw): Grid {
  const last = yearsOf(timed).at(-1) ?? 0;
  const city = (period: Period) => {
    const { year, quarter } = placeOf(period, timed.begins);
    const [from, to] = [levelIn(profile, year - 1, last), levelIn(profile, year, last)];
    return Math.round(from + ((to - from) * quarter) / 4);
  };
  const grid: Grid = areas.map(() => []);
  let before = 0;
  for (const period of timed.periods) {
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
export function toDate(grid: Grid, { periods, begins }: Timed): Grid {
  return grid.map((row) => {
    let sum = 0;
    return row.map((value, index) => {
      const period = periods[index];
      sum = period && opensYear(period, begins) ? value : sum + value;
      return sum;
    });
  });
}
