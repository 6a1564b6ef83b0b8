import { type Period, parsePeriod } from "../../core/period.ts";
import { applicablePairs } from "../../plan/applies.ts";
import type { Plan, Tables } from "../../plan/plan.ts";
import { type KeptSurvey, surveysOf } from "../answers/survey.ts";
import type { SourceOfFigure, ZonesSaid } from "../contract.ts";
import type { FindingCode } from "../findings/finding.ts";
import { type Names, planNames } from "../names.ts";
import type { Years } from "../values/day.ts";
import { type Cell, type CellPlace, fold } from "./sheet.ts";

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
  /** The areas around each zone. */
  around: Map<string, string[]>;
  /** The areas that contain zones, each with the short names of these. */
  zoned: Map<string, string>;
  /** What the plan says of how a department or publisher counts zones in an indicator. */
  declared(source: Pick<SourceOfFigure, "id" | "kind">, indicator: string): ZonesSaid | undefined;
  /** The areas to which an indicator applies. */
  areasOf(indicator: string): string[];
  /** The periods to be reported on, in order. */
  due: Period[];
  counting: Tables["counting"]["rows"];
  /** The registers by their ids, and which indicators count them. */
  registers: Map<string, KeptRegister>;
  counts: Tables["counts"]["rows"];
  /** The registers of which stages give an enterprise points. */
  pointed: Set<string>;
  /** The surveys by their ids. */
  surveys: Map<string, KeptSurvey>;
  deliverables: Set<string>;
  /** The deliverables of a title, folded. */
  tasks: Map<string, string[]>;
  /** The years in which days of records and reports may lie: those of the periods to be reported on, and one more. */
  years: Years;
  /** The month in which the plan's years begin. */
  begins: number;
  /** The ids of `due`. */
  asked: Set<string>;
  /** The plan's title, which its forms bear. */
  title: string;
  /** The year in which the plan was issued, which titles of its forms name. */
  issued: string;
  /** The units of the plan's indicators, folded. */
  units: Set<string>;
  /** What the figures of an indicator can be, where the plan says so. */
  limits: Map<string, Limits>;
}

/** A register: by what its things are identified, and its stages by their titles, folded. */
export interface KeptRegister {
  identity: Tables["registers"]["rows"][number]["identity"];
  title: string;
  /** The department that keeps it. */
  keeper: string;
  stages: Map<string, string>;
  /** The titles of stages by their ids, and the ranks of those in which a thing is kept. */
  names: Map<string, string>;
  ranks: Map<string, number>;
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
    around: new Map(plan.areas.rows.map(({ area, inside }) => [area, inside])),
    zoned: zonedAreas(plan),
    declared: declaredZones(plan),
    areasOf: (indicator) => pairs.flatMap((pair) => (pair.indicator === indicator ? [pair.area] : [])),
    due,
    begins: plan.head.year_begins,
    years: [Math.min(...years), Math.max(...years) + 1],
    counting: plan.counting.rows,
    registers: registersOf(plan),
    counts: plan.counts.rows,
    surveys: surveysOf(plan),
    pointed: new Set(plan.points.rows.map(({ register }) => register)),
    asked: new Set(plan.periods.rows.map(({ period }) => period)),
    title: plan.head.title,
    issued: plan.head.issued.slice(0, 4),
    units: new Set(plan.indicators.rows.map(({ unit }) => fold(unit))),
    limits: new Map(plan.limits.rows.map((row) => [row.indicator, row])),
    tasks: tasksOf(plan),
    deliverables: new Set(plan.deliverables.rows.map((row) => row.deliverable)),
  };
}

function tasksOf({ deliverables }: Plan): Map<string, string[]> {
  const tasks = new Map<string, string[]>();
  for (const { deliverable, title } of deliverables.rows)
    tasks.set(fold(title), [...(tasks.get(fold(title)) ?? []), deliverable]);
  return tasks;
}

function registersOf({ registers, stages }: Plan): Guide["registers"] {
  return new Map(
    registers.rows.map(({ register, title, identity, keeper }) => {
      const own = stages.rows.filter((row) => row.register === register);
      return [
        register,
        {
          ...{ identity, title, keeper },
          stages: new Map(own.map((row) => [fold(row.title), row.stage])),
          names: new Map(own.map((row) => [row.stage, row.title])),
          ranks: new Map(own.flatMap(({ stage, rank }) => (rank === "" ? [] : [[stage, rank] as const]))),
        },
      ];
    }),
  );
}

function zonedAreas({ areas }: Plan): Map<string, string> {
  const zoned = new Map<string, string>();
  for (const { short, inside } of areas.rows)
    for (const area of inside) zoned.set(area, [zoned.get(area) ?? [], short].flat().join("、"));
  return zoned;
}

/** How sources count zones by `zones.csv`: a row of the source itself before one of its kind, one of the indicator before one of all. */
function declaredZones({ zones }: Plan): Guide["declared"] {
  const said = new Map<string, ZonesSaid>();
  for (const { declaration, source, indicators, zones: counting } of zones.rows)
    for (const indicator of indicators.length ? indicators : [""])
      said.set(`${source} ${indicator}`, { counting, text: counting, declaration });
  return ({ id, kind }, indicator) =>
    [`${id} ${indicator}`, `${id} `, `${kind} ${indicator}`, `${kind} `].flatMap(
      (key) => said.get(key) ?? [],
    )[0];
}

/** Tells of a finding at a cell, or at one among others; its period is the table's unless another is given. */
export type Say = (
  code: FindingCode,
  cell: Cell | null,
  detail?: string,
  period?: Period | null,
  among?: CellPlace[],
  lost?: { indicator: string; area: string },
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
