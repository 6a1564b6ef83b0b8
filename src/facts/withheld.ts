import { z } from "zod";
import { parsePeriod } from "../core/period.ts";
import type { Plan } from "../plan/plan.ts";
import type { Warehouse } from "../warehouse/open.ts";

/** A figure that is known and not told to anybody, since few stand at a level of a register. */
export interface Withheld {
  indicator: string;
  area: string;
  period: string;
}

/** Reads which figures of levels lists speak for, and which are not counted all the same. */
export async function readWithheld(warehouse: Warehouse): Promise<Withheld[]> {
  return warehouse.query(
    z.strictObject({ indicator: z.string(), area: z.string(), period: z.string() }),
    `select distinct subject as indicator, area, period
    from known_cover
    join register_count on register_count.indicator = known_cover.subject and register_count.counted = 'rated'
    where known_cover.counts and known_cover.in_force
      and (subject, area, period) not in (select (indicator, area, period) from counted)
    order by all`,
  );
}

/**
 * Whether a figure is withheld; of any area or period where that is `*`. A year's is that of its last period, and the city's is made of
 * those of its areas.
 */
export function isWithheld(
  { withheld, plan }: { withheld: Withheld[]; plan: Pick<Plan, "areas"> },
  { indicator, area, period }: Withheld,
): boolean {
  const last = parsePeriod(period)?.last;
  const isWhole = plan.areas.rows.some((row) => row.area === area && row.kind === "city");
  return withheld.some(
    (each) =>
      each.indicator === indicator &&
      (area === "*" || isWhole || each.area === area) &&
      (period === "*" || parsePeriod(each.period)?.last === last),
  );
}
