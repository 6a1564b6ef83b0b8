import type { Fault } from "./fault.ts";
import type { Plan } from "./plan.ts";

/** What says how a source counts zones must name one that does not say so itself, and say it once of each indicator. */
export function checkZones({ zones, departments, sources, indicators }: Plan, fault: Fault): void {
  const known = new Set([
    ...departments.rows.map(({ department }) => department),
    ...sources.rows.map(({ kind }) => kind),
  ]);
  const titles = new Set(indicators.rows.map(({ indicator }) => indicator));
  const said = new Map<string, number>();
  for (const row of zones.rows) {
    if (row.source === "area")
      fault("zones", row, "source", "areas say it in their own forms", "leave the row out");
    else if (!known.has(row.source))
      fault(
        "zones",
        row,
        "source",
        "no department and no kind of source",
        "write one of departments or sources",
      );
    for (const indicator of row.indicators.length ? row.indicators : [""]) {
      if (indicator !== "" && !titles.has(indicator))
        fault("zones", row, "indicators", `unknown indicator ${JSON.stringify(indicator)}`, "mend the id");
      const key = `${row.source} ${indicator}`;
      const first = said.get(key);
      if (first !== undefined)
        fault("zones", row, "indicators", `said in row ${first} already`, "keep one of the two rows");
      said.set(key, first ?? row.row);
    }
  }
}
