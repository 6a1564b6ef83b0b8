import { tableFromIPC } from "apache-arrow";
import { parsePeriod } from "../../core/period.ts";

/** A figure of an indicator in an area and a period, as the build published it. */
export interface FigureRow {
  indicator: string;
  title: string;
  unit: string;
  area: string;
  name: string;
  period: string;
  /** What the period covers, in words. */
  when: string;
  value: string;
  display: string;
  basis: string;
  flag: string | null;
  /** The page of its proof, below `proof/facts/`. */
  proof: string;
  yoy: string | null;
  yoy_unit: string | null;
  broken: boolean;
  /** The goal of a year for the area, where there is one, with its fact, the page of its proof, and what it is of. */
  goal: string | null;
  goal_display: string | null;
  goal_fact: string | null;
  goal_proof: string | null;
  goal_when: string | null;
}

/** Something that can be chosen, with the name that readers know it by. */
interface Named {
  id: string;
  name: string;
}

/** The kinds of period that figures are of. */
export type PeriodKind = "year" | "half" | "quarter" | "month";

/** Everything that can be chosen, in the plan's order. */
export interface Table {
  rows: FigureRow[];
  indicators: (Named & { unit: string })[];
  areas: Named[];
  kinds: PeriodKind[];
  years: number[];
}

const KINDS: PeriodKind[] = ["year", "half", "quarter", "month"];

/** Reads the published Arrow file of figures. */
export function readTable(bytes: Uint8Array): Table {
  const rows = [...tableFromIPC(bytes)].map((row) => row?.toJSON() as unknown as FigureRow);
  const indicators = new Map(
    rows.map(({ indicator, title, unit }) => [indicator, { id: indicator, name: title, unit }]),
  );
  const areas = new Map(rows.map(({ area, name }) => [area, { id: area, name }]));
  const periods = [...new Set(rows.map(({ period }) => period))].flatMap((id) => parsePeriod(id) ?? []);
  return {
    rows,
    indicators: [...indicators.values()],
    areas: [...areas.values()],
    kinds: KINDS.filter((kind) => periods.some((period) => period.kind === kind)),
    years: [...new Set(periods.map(({ year }) => year))].sort((a, b) => a - b),
  };
}

/** The id of the fact that a row shows. */
export function factId({ indicator, area, period }: FigureRow): string {
  return `indicator/${indicator}/${area}/${period}/actual`;
}
