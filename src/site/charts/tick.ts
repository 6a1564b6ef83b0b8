import { decimalsOf, type Exact, exact } from "../../core/exact.ts";
import { displayNumber, MOST_DECIMALS } from "../../facts/display.ts";
import { LARGE, type Large, zerosOf } from "../../plan/large.ts";

/**
 * Writes the ticks of a chart's axis as the figures that it shows are written: where any is in 万, all are, but for zero, to
 * as many decimals as it takes (`0.8万`, `1.0万`).
 */
export function writeTicks(chart: Element, along: "x" | "y", figures: { display: string }[]): void {
  const shownIn = LARGE.find((large) => figures.some(({ display }) => display.endsWith(large)));
  if (!shownIn) return;
  const ticks = [...chart.querySelectorAll(`[aria-label$="${along}-axis tick label"] text`)].flatMap(
    (text) => {
      const digits = (text.textContent ?? "").replaceAll(",", "").replace("−", "-");
      return /^-?\d+(\.\d+)?$/.test(digits) ? [{ text, value: inLarge(exact(digits), shownIn) }] : [];
    },
  );
  const decimals = Math.max(0, ...ticks.map(({ value }) => decimalsOf(value, MOST_DECIMALS)));
  for (const { text, value } of ticks)
    text.textContent =
      value.num === 0n
        ? "0"
        : `${displayNumber(value, { unit: "", decimals, signed: false, edges: [] })}${shownIn}`;
}

function inLarge({ num, den }: Exact, large: Large): Exact {
  return { num, den: den * 10n ** BigInt(zerosOf(large)) };
}
