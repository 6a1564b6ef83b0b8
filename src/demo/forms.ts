import { applicablePairs } from "../plan/applies.ts";
import type { Period } from "../plan/period.ts";
import type { Plan } from "../plan/plan.ts";
import { type Draw, noise } from "./draw.ts";
import { drawFigures, withZones } from "./figures.ts";
import { formBytes } from "./form.ts";
import type { AreaProfile, IndicatorProfile } from "./profile.ts";
import { indicatorOf, type Sent, shiftDays } from "./sent.ts";

/** The quarterly forms: one of each area for each reporting period. */
export async function* drawForms(
  plan: Plan,
  areas: AreaProfile[],
  profiles: IndicatorProfile[],
  periods: Period[],
  draw: Draw,
): AsyncGenerator<Sent> {
  const applicable = new Set(applicablePairs(plan).map(({ indicator, area }) => `${indicator} ${area}`));
  const drawn = profiles.map((profile) => {
    const indicator = indicatorOf(plan, profile);
    return {
      indicator,
      written: withZones(drawFigures(indicator, profile, areas, periods, draw), areas, plan),
    };
  });
  for (const [place, period] of periods.entries())
    for (const [index, profile] of areas.entries()) {
      const area = plan.areas.rows.find((row) => row.area === profile.area);
      if (!area) throw new Error(`unknown area in the demonstration profiles: ${profile.area}`);
      const filled = shiftDays(plan.periods.rows[place]?.due ?? "", Math.round(noise(draw, 6)) - 4);
      const lines = drawn.flatMap(({ indicator, written }) =>
        applicable.has(`${indicator.indicator} ${area.area}`)
          ? [{ indicator, written: written[index]?.[place] ?? {} }]
          : [],
      );
      yield {
        path: `submissions/${period.id}/${area.area}/季度报表.xlsx`,
        bytes: await formBytes({
          title: plan.head.title,
          areaName: area.name,
          profile,
          period,
          filled,
          lines,
        }),
        sender: area.name,
        arrived: shiftDays(filled, 1),
      };
    }
}
