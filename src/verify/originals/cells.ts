import type { Failures } from "../site/failure.ts";
import type { Site } from "../site/site.ts";
import type { Plan } from "./plan.ts";

/** Checks that each cell of the plan that the proofs name stands in the originals as they say. Returns how many. */
export function checkPlanCells({ plan: cells }: Site, plan: Plan, failures: Failures): number {
  const entries = Object.entries(cells);
  for (const [key, cell] of entries) {
    const [table = "", id = ""] = key.split(":");
    const say = (step: string) => failures.add("plan", `${cell.file} row ${cell.row} ${cell.column}`, step);
    const found = plan.row(table, id);
    if (plan.path(table) !== cell.file) say(`the table ${table} is not this file`);
    else if (!found) say(`no row ${id}`);
    else if (found.number !== cell.row) say(`the row of ${id} is ${found.number}`);
    else if (found.row[cell.column] !== cell.text)
      say(`the cell holds "${found.row[cell.column] ?? ""}", the proof says "${cell.text}"`);
  }
  return entries.length;
}

/** The text of the plan's cell that a key names, or of its row's first column; undefined where there is none. */
export function planText(plan: Plan, key: string): string | undefined {
  const [table = "", id = "", column] = key.split(":");
  const row = plan.row(table, id)?.row;
  return row && (column === undefined ? Object.values(row)[0] : row[column]);
}
