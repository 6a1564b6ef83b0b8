import { z } from "zod";
import { decimalsOf, digits, divide, exact, round } from "../core/exact.ts";
import { BASES } from "../plan/schemas.ts";
import type { Warehouse } from "../warehouse/open.ts";
import { MOST_DECIMALS } from "./display.ts";
import { Interned } from "./interned.ts";

const observationRow = z.strictObject({
  indicator: z.string(),
  area: z.string(),
  period: z.string(),
  source: z.string(),
  scenario: z.number(),
  /** `own`: reported for the area; `areas`: put together from the areas within it. */
  via: z.enum(["own", "areas"]),
  method: z.string(),
  source_kind: z.string(),
  /** The sums of the reported parts of a ratio. */
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  amount: z.string(),
  divisor: z.string(),
  unit: z.string(),
  /** How many figures went into it, of how many that ought to. */
  present: z.number(),
  expected: z.number(),
  /** Whether the authority rule takes it where sources differ. */
  chosen: z.boolean(),
  basis: z.enum(BASES),
});

/** What one source says of an indicator in an area and a period; numbers in exact digits. */
export interface Observation extends Omit<z.infer<typeof observationRow>, "amount" | "divisor"> {
  /** At most 12 decimals; null for a ratio of nothing. */
  value: string | null;
}

/** Reads the observations of a warehouse in the order of their keys. */
export async function readObservations(warehouse: Warehouse): Promise<Observation[]> {
  const observations: Observation[] = [];
  const texts = new Interned();
  for await (const rows of warehouse.stream(
    observationRow,
    `select
       observation.indicator, area, period, source, scenario, via, method, source_kind, numerator,
       observation.denominator, amount, divisor, unit, present::integer as present, expected::integer as expected,
       chosen, observation.basis
     from observation
     join indicator on indicator.indicator = observation.indicator
     where scenario = 0
     order by observation.indicator, area, period, source, scenario, via, method`,
  ))
    for (const row of rows) observations.push(observationOf(row, texts));
  return observations;
}

function observationOf(row: z.infer<typeof observationRow>, texts: Interned): Observation {
  return {
    indicator: texts.of(row.indicator),
    area: texts.of(row.area),
    period: texts.of(row.period),
    source: texts.of(row.source),
    scenario: row.scenario,
    via: texts.of(row.via),
    method: texts.of(row.method),
    source_kind: texts.of(row.source_kind),
    numerator: row.numerator && quotient(row.numerator, "1"),
    denominator: row.denominator && quotient(row.denominator, "1"),
    unit: texts.of(row.unit),
    present: row.present,
    expected: row.expected,
    chosen: row.chosen,
    basis: texts.of(row.basis),
    value: quotient(row.amount, row.divisor),
  };
}

/** `a ÷ b` in digits; null where `b` is zero. */
function quotient(a: string, b: string): string | null {
  if (exact(b).num === 0n) return null;
  const value = round(divide(exact(a), exact(b)), MOST_DECIMALS);
  return digits(value, decimalsOf(value, MOST_DECIMALS));
}
