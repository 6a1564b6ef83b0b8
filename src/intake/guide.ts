import { applicablePairs } from "../plan/applies.ts";
import { type Period, parsePeriod } from "../plan/period.ts";
import type { Plan, Tables } from "../plan/plan.ts";
import type { Years } from "./day.ts";
import type { FindingCode } from "./finding.ts";
import { type Names, planNames } from "./names.ts";
import type { Cell, CellPlace } from "./sheet.ts";

type Limits = Tables["limits"]["rows"][number];

/** What reading needs to know of the plan, made once for all files. */
export interface Guide {
  names: Names;
  indicators: Map<string, Tables["indicators"]["rows"][number]>;
  /** Pairs of indicator and area, `3.2 330481`. */
  applicable: Set<string>;
  sourceKinds: Set<string>;
  /** The area that is the whole. */
  city: string;
  /** The zones that lie inside other areas. */
  zones: Set<string>;
  /** The areas that contain a zone. */
  zoned: Set<string>;
  /** The areas to which an indicator applies. */
  areasOf(indicator: string): string[];
  /** The periods to be reported on, in order. */
  due: Period[];
  counting: Tables["counting"]["rows"];
  deliverables: Set<string>;
  /** The years in which days of records and reports may lie: those of the periods to be reported on, and one more. */
  years: Years;
  /** The month in which the plan's years begin. */
  begins: number;
  /** The ids of `due`. */
  asked: Set<string>;
  /** What the figures of an indicator can be, where the plan says so. */
  limits: Map<string, Limits>;
}

/** A guide to reading files for `plan`. */
export function readingGuide(plan: Plan): Guide {
  const pairs = applicablePairs(plan);
  const due = plan.periods.rows.flatMap((row) => parsePeriod(row.period) ?? []);
  const years = due.map(({ year }) => year);
  return {
    names: planNames(plan),
    indicators: new Map(plan.indicators.rows.map((row) => [row.indicator, row])),
    applicable: new Set(pairs.map(({ indicator, area }) => `${indicator} ${area}`)),
    sourceKinds: new Set(plan.sources.rows.map((row) => row.kind)),
    city: plan.head.city,
    zones: new Set(plan.areas.rows.flatMap((row) => (row.inside.length ? row.area : []))),
    zoned: new Set(plan.areas.rows.flatMap((row) => row.inside)),
    areasOf: (indicator) => pairs.flatMap((pair) => (pair.indicator === indicator ? [pair.area] : [])),
    due,
    begins: plan.head.year_begins,
    years: [Math.min(...years), Math.max(...years) + 1],
    counting: plan.counting.rows,
    asked: new Set(plan.periods.rows.map(({ period }) => period)),
    limits: new Map(plan.limits.rows.map((row) => [row.indicator, row])),
    deliverables: new Set(plan.deliverables.rows.map((row) => row.deliverable)),
  };
}

/** Tells of a finding at a cell, or at one among others; its period is the table's unless another is given. */
export type Say = (
  code: FindingCode,
  cell: Cell | null,
  detail?: string,
  period?: Period | null,
  among?: CellPlace[],
) => void;

/** A `Say` that tells of each cell once. */
export function once(say: Say): Say {
  const said = new Set<CellPlace>();
  return (code, cell, ...rest) => {
    if (!cell || said.has(cell.place)) return;
    said.add(cell.place);
    say(code, cell, ...rest);
  };
}
