import { z } from "zod";
import type { Warehouse } from "../warehouse/open.ts";

const lackingRow = z.strictObject({
  target: z.string(),
  area: z.string(),
  indicator: z.string(),
  /** The period of the figure. */
  period: z.string(),
  part_area: z.string(),
  part_period: z.string(),
});
/** A part that is not there of the figure by which a target is to be judged for an area. */
export type LackingPart = z.infer<typeof lackingRow>;

/** Reads the parts for want of which targets are not decided, in the order of the plan's areas and of time. */
export async function readLacking(warehouse: Warehouse): Promise<LackingPart[]> {
  return warehouse.query(
    lackingRow,
    `select lacking_part.*
     from lacking_part
     join area on area.area = lacking_part.part_area
     join period on period.period = lacking_part.part_period
     order by target, lacking_part.area, area.place, period.last`,
  );
}
