import type { Draft } from "../contract.ts";
import { fold } from "../layout/sheet.ts";
import type { Indicator } from "./figure.ts";

/** What a growth is published in, or why that cannot be told. */
type GrowthUnit = { unit: string } | { fault: "growth-unit-missing" | "growth-unit-differs" };

const PERCENT = "%";
const POINTS = "个百分点";
const POINTS_WRITTEN = ["百分点", POINTS, "percentagepoint", "percentagepoints"];

/**
 * The unit of a published growth: percent of any figure; percentage points of what is in percent; of what is compared by
 * taking the one from the other also its own unit.
 */
export function growthUnit({ unit: cell }: Pick<Draft, "unit">, indicator: Indicator): GrowthUnit {
  const said = fold(cell?.text ?? "").toLowerCase();
  if (said === "") return { fault: "growth-unit-missing" };
  if (said === PERCENT) return { unit: PERCENT };
  const inPercent = fold(indicator.unit) === PERCENT;
  if (inPercent && POINTS_WRITTEN.includes(said)) return { unit: POINTS };
  if (!inPercent && indicator.trend === "points" && said === fold(indicator.unit).toLowerCase())
    return { unit: indicator.unit };
  return { fault: "growth-unit-differs" };
}
