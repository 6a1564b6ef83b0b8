import type { Plan } from "./plan.ts";

type Fault = (
  name: "places",
  row: Plan["places"]["rows"][number],
  column: string,
  problem: string,
  remedy: string,
) => void;

/** Two areas that would stand in one place of the tile map, and a place of what is no part of the whole. */
export function checkPlaces({ places, areas }: Plan, fault: Fault): void {
  const taken = new Map<string, string>();
  for (const row of places.rows) {
    const kind = areas.rows.find(({ area }) => area === row.area)?.kind;
    if (kind === "city" || kind === "reference")
      fault("places", row, "area", `a ${kind} has no place among its parts`, "leave the row out");
    const place = `${row.across} ${row.down}`;
    const other = taken.get(place);
    if (other) fault("places", row, "across", `the place of ${other}`, "choose another column or row");
    taken.set(place, row.area);
  }
}
