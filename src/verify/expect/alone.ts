import type { Plan } from "../originals/plan.ts";

/** The rule of a period's figure by itself: of a count, or of a ratio whose parts are added up; undefined for other facts. */
export function aloneRule(id: string, plan: Plan): string | undefined {
  const [type, indicator = "", , , aspect] = id.split("/");
  if (type !== "indicator" || aspect !== "alone") return undefined;
  const row = plan.row("indicators", indicator)?.row;
  if (row?.denominator === "" && ["sum", "to-date"].includes(row.periods ?? "")) return "alone value";
  return row?.periods === "sum" ? "alone rate" : "none: its periods are not parts of a year";
}
