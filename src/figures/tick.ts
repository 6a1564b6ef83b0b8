import { displayNumber } from "../facts/display.ts";
import { exact } from "../plan/exact.ts";
import { LARGE } from "../plan/large.ts";

/** Writes the ticks of a chart's axis as the figures that it shows are written: `1.5万` where any is in 万. */
export function writeTicks(chart: Element, along: "x" | "y", figures: { display: string }[]): void {
  const shownIn = LARGE.find((large) => figures.some(({ display }) => display.endsWith(large)));
  if (!shownIn) return;
  for (const tick of chart.querySelectorAll(`[aria-label$="${along}-axis tick label"] text`)) {
    const digits = (tick.textContent ?? "").replaceAll(",", "").replace("−", "-");
    if (/^-?\d+(\.\d+)?$/.test(digits))
      tick.textContent = displayNumber(exact(digits), {
        ...{ unit: "", decimals: null, signed: false, edges: [], shownIn },
      });
  }
}
