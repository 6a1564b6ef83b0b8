import { applicablePairs } from "../plan/applies.ts";
import { type Period, parsePeriod } from "../plan/period.ts";
import type { Plan, Tables } from "../plan/plan.ts";
import type { FindingCode } from "./finding.ts";
import { type Names, planNames } from "./names.ts";
import { remembering } from "./once.ts";
import type { Cell } from "./sheet.ts";

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
}

/** A guide to reading files for `plan`. */
export function readingGuide(plan: Plan): Guide {
  const pairs = applicablePairs(plan);
  return {
    names: remembered(planNames(plan)),
    indicators: new Map(plan.indicators.rows.map((row) => [row.indicator, row])),
    applicable: new Set(pairs.map(({ indicator, area }) => `${indicator} ${area}`)),
    sourceKinds: new Set(plan.sources.rows.map((row) => row.kind)),
    city: plan.head.city,
    zones: new Set(plan.areas.rows.flatMap((row) => (row.inside.length ? row.area : []))),
    zoned: new Set(plan.areas.rows.flatMap((row) => row.inside)),
    areasOf: (indicator) => pairs.flatMap((pair) => (pair.indicator === indicator ? [pair.area] : [])),
    due: plan.periods.rows.flatMap((row) => parsePeriod(row.period) ?? []),
    counting: plan.counting.rows,
    deliverables: new Set(plan.deliverables.rows.map((row) => row.deliverable)),
  };
}

/** Names that are looked up once for each way of writing them. */
function remembered(names: Names): Names {
  return {
    ...names,
    area: remembering(names.area),
    indicator: remembering(names.indicator),
    department: remembering(names.department),
    period: remembering(names.period),
  };
}

/** Tells of a finding at a cell; its period is the table's unless another is given. */
export type Say = (code: FindingCode, cell: Cell | null, detail?: string, period?: Period | null) => void;

/** A `Say` that tells of each cell once. */
export function once(say: Say): Say {
  let said: Set<Cell> | undefined;
  return (code, cell, detail, period) => {
    if (!cell || said?.has(cell)) return;
    said ??= new Set();
    said.add(cell);
    say(code, cell, detail, period);
  };
}
