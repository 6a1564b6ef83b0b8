import { compare, digits, type Exact, round, shortest } from "./exact.ts";

/** The most decimals of values and display texts. */
export const MOST_DECIMALS = 12;

/** How the display text of a number is made. */
export interface Shown {
  unit: string;
  decimals: number | null;
  signed: boolean;
  edges: Exact[];
}

/** The display text of a number. */
export function displayText(value: Exact, { unit, decimals, signed, edges }: Shown): string {
  let places = decimals ?? (shortest(value, MOST_DECIMALS).split(".")[1] ?? "").length;
  const crosses = (edge: Exact) => compare(round(value, places), edge) !== compare(value, edge);
  while (places < MOST_DECIMALS && edges.some(crosses)) places += 1;
  const text = digits(value, places);
  const [whole = "", ...fraction] = text.replace("-", "").split(".");
  const threes: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) threes.unshift(whole.slice(Math.max(0, end - 3), end));
  const sign = text.startsWith("-") ? "\u2212" : signed && value.num > 0n ? "+" : "";
  return `${sign}${[threes.join(","), ...fraction].join(".")}${unit === "%" ? "%" : ""}`;
}
