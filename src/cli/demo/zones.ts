import type { Plan } from "../../plan/plan.ts";
import type { Written } from "./figures.ts";

/** The figures as each area writes them: those of a zone are added where its county counts it in. */
export function withZones(
  written: Written[][],
  areas: { area: string; zones: string }[],
  plan: Plan,
): Written[][] {
  const zones = new Map<string, Written[][]>();
  const rows = new Map(areas.map(({ area }, index) => [area, written[index] ?? []]));
  for (const { area, inside } of plan.areas.rows)
    for (const county of inside) zones.set(county, [...(zones.get(county) ?? []), rows.get(area) ?? []]);
  return areas.map(({ area, zones: counting }, index) => {
    const own = written[index] ?? [];
    const added = counting === "含功能区" ? (zones.get(area) ?? []) : [];
    return own.map((figure, period) => added.reduce((sum, zone) => add(sum, zone[period] ?? {}), figure));
  });
}

function add(a: Written, b: Written): Written {
  const sum: Written = {};
  for (const key of ["numerator", "denominator", "value"] as const)
    if (a[key] !== undefined) sum[key] = a[key] + (b[key] ?? 0);
  return sum;
}
