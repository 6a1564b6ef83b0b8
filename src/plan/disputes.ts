import { ConfigError } from "../core/error.ts";
import type { Table } from "../core/table.ts";
import type { Plan } from "./plan.ts";

/** The faults of the tables in which disputes are settled: what they name must be there, and a decision whole. */
export function disputeFaults(plan: Plan): ConfigError[] {
  const areas = new Set(plan.areas.rows.map(({ area }) => area));
  const indicators = new Set(plan.indicators.rows.map(({ indicator }) => indicator));
  const errors: ConfigError[] = [];
  const fault = (table: Table<unknown>, row: number, column: string, problem: string, remedy: string) =>
    errors.push(
      new ConfigError(problem, remedy, {
        file: table.file,
        row,
        column,
        value: table.texts[row - 1]?.[column] ?? "",
      }),
    );
  for (const table of [plan.decisions, plan.appeals])
    for (const { row, area, indicator } of table.rows) {
      if (!areas.has(area)) fault(table, row, "area", "unknown area", "add it to areas, or mend the id");
      if (indicator !== "" && !indicators.has(indicator))
        fault(table, row, "indicator", "unknown indicator", "add it to indicators, or mend the id");
    }
  const seen = new Map<string, number>();
  for (const { row, appeal, decision, ...rest } of plan.appeals.rows) {
    const first = seen.get(appeal);
    if (first !== undefined)
      fault(plan.appeals, row, "appeal", `duplicate of row ${first}`, "keep one of the two rows");
    seen.set(appeal, first ?? row);
    for (const column of ["decided", "by", "reason"] as const)
      if ((decision === "") !== (rest[column] === ""))
        fault(
          plan.appeals,
          row,
          column,
          "a decision that is not whole",
          "fill in decision, decided, by and reason, or leave all blank",
        );
    if (rest.decided !== "" && rest.decided < rest.raised)
      fault(plan.appeals, row, "decided", `before it was raised on ${rest.raised}`, "mend one of the dates");
  }
  return errors;
}
