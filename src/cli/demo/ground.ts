import { type Period, parsePeriod } from "../../core/period.ts";
import { areaLayout } from "../../forms/issue.ts";
import type { Loader } from "../../intake/contract.ts";
import { type Guide, readingGuide } from "../../intake/layout/guide.ts";
import { applicablePairs } from "../../plan/applies.ts";
import type { Plan, Tables } from "../../plan/plan.ts";
import { type Profiles, readProfiles } from "./profile.ts";
import { type SizedArea, sizedAreas } from "./size.ts";

export type Indicator = Tables["indicators"]["rows"][number];
export type Area = Tables["areas"]["rows"][number];

/** What all that is written stands on, made once: the plan, the demonstration's tables, and what is looked up in them. */
export interface DemoGround {
  plan: Plan;
  guide: Guide;
  /** The layout of the form of an area. */
  layout: Loader;
  seed: number;
  profiles: Profiles;
  /** In the order of their ids. */
  areas: SizedArea[];
  periods: Period[];
  /** The month in which the plan's years begin, 1–12. */
  begins: number;
  area(id: string): Area;
  indicator(id: string): Indicator;
  /** The areas to which an indicator applies. */
  applicable(indicator: string): Set<string>;
}

export function groundOf(plan: Plan, seed: number, loaders: Loader[]): DemoGround {
  const layout = areaLayout(loaders);
  if (!layout) throw new Error("no loader of the form of an area");
  const profiles = readProfiles(plan);
  const areas = new Map(plan.areas.rows.map((row) => [row.area, row]));
  const indicators = new Map(plan.indicators.rows.map((row) => [row.indicator, row]));
  const applicable = new Map<string, Set<string>>();
  for (const { indicator, area } of applicablePairs(plan))
    applicable.set(indicator, (applicable.get(indicator) ?? new Set()).add(area));
  return {
    ...{ plan, layout, guide: readingGuide(plan) },
    seed,
    profiles,
    areas: sizedAreas(plan, profiles.areas),
    periods: plan.periods.rows.flatMap((row) => parsePeriod(row.period) ?? []),
    begins: plan.head.year_begins,
    area: (id) => known(areas, id),
    indicator: (id) => known(indicators, id),
    applicable: (indicator) => applicable.get(indicator) ?? new Set(),
  };
}

function known<T>(rows: Map<string, T>, id: string): T {
  const row = rows.get(id);
  if (!row) throw new Error(`the demonstration tables name ${id}, which the plan does not have`);
  return row;
}
