import type { Reading } from "../reading.ts";

/**
 * What one unit of the last written digit of a figure is worth in the indicator's unit, as a decimal: 0.1 for `3147.7`, 1000 for
 * `12.3万`. A number in numerals is written to its units.
 */
export function lastDigit({ text, how, value }: Pick<Reading, "text" | "how" | "value">): string {
  const steps = how.split("、");
  if (steps.includes("去浮点尾数")) return tenTo(-(value.split(".")[1] ?? "").length);
  const written = text.normalize("NFKC").replace("点", ".");
  const decimals = /\.\s*([\d零〇一二三四五六七八九]+)/.exec(written)?.[1]?.length ?? 0;
  const percent = steps.includes("按单元格的百分比格式") ? 2 : 0;
  return tenTo(percent - decimals + steps.reduce((power, step) => power + powerOf(step), 0));
}

function powerOf(step: string): number {
  const [, way, zeros = ""] = /^(乘以|除以)1(0+)$/.exec(step) ?? [];
  return way === "除以" ? -zeros.length : zeros.length;
}

function tenTo(power: number): string {
  return power < 0 ? `0.${"0".repeat(-power - 1)}1` : `1${"0".repeat(power)}`;
}
