import { Failures } from "../site/failure.ts";
import { bytesOf, decode, pathsBelow } from "./read/bytes.ts";
import { readTable } from "./read/csv.ts";

/** A row of a plan table, each value as a text. */
export type PlanRow = Record<string, string>;

/** The plan and the reference tables of the originals, as texts, by the names of their files. */
export interface Plan {
  /** The rows of a table; none where there is no such table. */
  rows(table: string): PlanRow[];
  /** The path of a table below the originals. */
  path(table: string): string | undefined;
  /** The row of a table whose first column has this text, and its number from 1. */
  row(table: string, key: string): { row: PlanRow; number: number } | undefined;
  /** Whether an indicator is reported for an area. */
  applies(indicator: string, area: string): boolean;
  /** The month of the calendar, from 1, in which the plan's years begin. */
  begins(): number;
  /** The years in which days may lie: those of the periods to be reported on, and one more. */
  years(): number[];
}

/** Reads the tables of the plan `plan` below the folder of originals; one that cannot be read is a failure, and has no rows. */
export function readPlanTables(originals: string, plan: string, failures = new Failures()): Plan {
  const paths = new Map<string, string>();
  for (const folder of ["reference", "editions", `plan/${plan}`])
    for (const name of pathsBelow(`${originals}/${folder}`))
      if (/^[^/]+\.csv$/.test(name)) paths.set(name.slice(0, -4), `${folder}/${name}`);
  for (const name of ["register", "appeals", "withdrawals", "layouts", "keys"])
    paths.set(name, `${name}.csv`);
  const tables = new Map<string, { rows: PlanRow[]; keyed: Map<string, { row: PlanRow; number: number }> }>();
  const table = (name: string) => {
    const known = tables.get(name);
    if (known) return known;
    const path = paths.get(name) ?? "";
    const bytes = bytesOf(originals, path);
    const rows = failures.guard("plan", path, () => bytes && readTable(decode(bytes))) ?? [];
    const keyed = new Map<string, { row: PlanRow; number: number }>();
    for (const [index, row] of rows.entries()) {
      const key = Object.values(row)[0] ?? "";
      if (!keyed.has(key)) keyed.set(key, { row, number: index + 1 });
    }
    const made = { rows, keyed };
    tables.set(name, made);
    return made;
  };
  const kinds = () => new Map(table("areas").rows.map((row) => [row.area, row.kind]));
  let applying: Set<string> | undefined;
  let years: number[] | undefined;
  return {
    rows: (name) => table(name).rows,
    path: (name) => paths.get(name),
    row: (name, key) => table(name).keyed.get(key),
    begins: () => Number(table("plan").rows[0]?.year_begins),
    years: () => {
      const named = table("periods").rows.map(({ period = "" }) => Number(period.slice(0, 4)));
      const first = Math.min(...named);
      years ??= Array.from({ length: Math.max(...named) + 2 - first || 0 }, (_, index) => first + index);
      return years;
    },
    applies: (indicator, area) => {
      applying ??= new Set(
        table("applicability").rows.flatMap((row) => {
          const named = (row.areas ?? "").split(";").map((item) => item.trim());
          return [...kinds()]
            .filter(([id, kind]) => named.includes(id ?? "") || named.includes(kind ?? ""))
            .map(([id]) => `${row.indicator} ${id}`);
        }),
      );
      return applying.has(`${indicator} ${area}`);
    },
  };
}
