import { z } from "zod";
import type { Plan } from "../plan/plan.ts";
import { readTable } from "../plan/table.ts";

const number = z
  .union([z.literal(""), z.string().regex(/^\d+(\.\d+)?$/, "blank, or a number")])
  .transform(Number);

const areaSchema = z.object({
  area: z.string().min(1),
  weight: number,
  zones: z.string(),
  reporter: z.string().min(1),
  telephone: z.string().min(1),
});

const indicatorSchema = z.object({
  indicator: z.string().min(1),
  layout: z.enum(["form", "wide-xlsx", "wide-csv", "items", "inspections"]),
  department: z.string(),
  stage: z.string(),
  level: number,
  growth: number,
  rate: number,
  spread: number,
  reached: z.string(),
});

/** An area that sends demonstration forms: its share of the city, how it counts its zone, who fills in the form. */
export type AreaProfile = z.infer<typeof areaSchema>;

/**
 * How big an indicator's demonstration figures are. `level` is the city's in the last year: a year's count, a
 * stock at the year's end, or the denominator of a ratio; `rate` the numerator in one of the denominator;
 * `layout` is what it is written in, by areas (`form`) or by `department`; `stage` names it in inspection records;
 * `growth` the change of the level a year; `spread` how far areas and quarters differ; `reached` the period in
 * which a milestone is reached.
 */
export type IndicatorProfile = z.infer<typeof indicatorSchema>;

/** Reads the profiles in the plan's `demonstration` folder. */
export function readProfiles(plan: Plan): { areas: AreaProfile[]; indicators: IndicatorProfile[] } {
  const read = <T extends z.ZodObject>(name: string, schema: T) =>
    readTable<z.infer<T>>(
      plan.root,
      `plan/${plan.head.plan}/demonstration/${name}.csv`,
      schema as unknown as z.ZodType<z.infer<T>>,
      Object.keys(schema.shape),
    ).rows;
  return { areas: read("areas", areaSchema), indicators: read("indicators", indicatorSchema) };
}
