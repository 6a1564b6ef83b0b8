const ASPECTS = [
  "needed",
  "needed-month",
  "needed-objects",
  "needed-next",
  "needed-passed",
  "needed-most",
  "attainable",
];

/** Whether an aspect of a target says what is still needed. */
export function isNeeded(aspect: string): boolean {
  return ASPECTS.includes(aspect);
}

/** How what is still needed is shown, as the target's indicator has it, and with as many decimals as a difference from the goal needs. */
export function shownNeeded(
  aspect: string,
  indicator: Record<string, string>,
  beside: (places: number) => number,
) {
  const unit = indicator.unit === "%" ? "个百分点" : (indicator.unit ?? "");
  const decimals = Number(indicator.decimals);
  if (aspect === "needed")
    return { unit, decimals: beside(decimals), signed: false, edges: [{ num: 0n, den: 1n }] };
  if (aspect === "needed-month") return { unit, decimals, signed: false, edges: [] };
  if (aspect === "needed-objects")
    return { unit: indicator.counted_in ?? "", decimals: 0, signed: false, edges: [] };
  const counted = aspect === "needed-most" && indicator.denominator === "";
  return { unit: counted ? unit : "", decimals: null, signed: false, edges: [] };
}
