import type { RecordMapping } from "../expect/format.ts";
import { writtenDay } from "./day.ts";
import { daysNamed } from "./doubts.ts";
import { labelled } from "./layout.ts";
import type { Names } from "./names.ts";
import type { Plan } from "./plan.ts";
import { fold } from "./read/sheet.ts";
import type { TableRow } from "./rows.ts";

/** Who lists records, of which indicator where the head names one, and from and up to which day; blank from the beginning, or where nothing is said. */
export interface Span {
  department: string;
  indicator: string;
  from: string;
  until: string;
}

/**
 * What the rows above a table of records say. Where those below the head of the table before it say whose or what it is, that one's first day
 * is not its own.
 */
export function spanOf(
  above: TableRow[],
  own: TableRow[],
  mapping: RecordMapping,
  names: Names,
  plan: Plan,
): Span {
  const said = (label: string | undefined, rows = above) =>
    label === undefined ? "" : (labelled(rows, label) ?? "");
  const labels = [mapping.department, mapping.register, mapping.indicator];
  const isNew = labels.some((label) => said(label, own) !== "");
  const until = said(mapping.until);
  return {
    department: departmentOf(said(mapping.department), plan),
    indicator: names.indicator(said(mapping.indicator)) ?? "",
    from: writtenDay(said(mapping.from, isNew ? own : above), plan.years()) ?? "",
    until: writtenDay(until, plan.years()) ?? daysNamed(until).last ?? "",
  };
}

/** The id of a department by its name or another one, or what is written. */
export function departmentOf(text: string, plan: Plan): string {
  const other = plan
    .rows("aliases")
    .find(({ kind, name }) => kind === "department" && fold(name ?? "") === fold(text));
  const row = plan
    .rows("departments")
    .find(({ department, name }) => [department, name].some((each) => fold(each ?? "") === fold(text)));
  return other?.id ?? row?.department ?? fold(text);
}
