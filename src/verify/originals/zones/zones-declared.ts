import type { Plan } from "../plan.ts";

/**
 * What `zones.csv` of the plan says of how a source counts zones in an indicator: a row of the source before one of its kind, one
 * that names the indicator before one of all.
 */
export function declaredFor(
  plan: Plan,
  source: string,
  indicator: string,
  kind: string | undefined,
): "included" | "excluded" | undefined {
  const [id = ""] = source.split(" ");
  const isDepartment = plan.rows("departments").some((row) => row.department === id);
  const rows = [id, kind?.trim() || (isDepartment ? "department" : "")].flatMap((named) => {
    const own = named ? plan.rows("zones").filter((row) => row.source === named) : [];
    const of = (row: Record<string, string>) => (row.indicators ?? "").split(";").map((text) => text.trim());
    return [
      own.find((row) => of(row).includes(indicator)),
      own.find((row) => (row.indicators ?? "").trim() === ""),
    ];
  });
  const said = rows.find((row) => row)?.zones;
  return said === "included" || said === "excluded" ? said : undefined;
}
