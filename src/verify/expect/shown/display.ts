import { compare, digits, type Exact, round, shortest } from "../../arithmetic/exact.ts";

/** The most decimals of values and display texts. */
export const MOST_DECIMALS = 12;

/** How the display text of a number is made. */
export interface Shown {
  unit: string;
  decimals: number | null;
  signed: boolean;
  edges: Exact[];
  /** What numbers that reach it are written in: 万 or 亿, or nothing. */
  shownIn?: string;
}

/** How much 万 and 亿 are. */
const MYRIADS: Record<string, bigint> = { 万: 10_000n, 亿: 100_000_000n };

/** The display text of a number. */
export function displayText(value: Exact, shown: Shown): string {
  const myriad = MYRIADS[shown.shownIn ?? ""];
  if (myriad === undefined || (value.num < myriad * value.den && -value.num < myriad * value.den))
    return plainText(value, shown, MOST_DECIMALS);
  const parts = ({ num, den }: Exact) => ({ num, den: den * myriad });
  const places = shown.decimals === null ? null : 2;
  const most = MOST_DECIMALS + String(myriad).length - 1;
  const text = plainText(parts(value), { ...shown, decimals: places, edges: shown.edges.map(parts) }, most);
  return text + shown.shownIn;
}

function plainText(value: Exact, { unit, decimals, signed, edges }: Shown, most: number): string {
  let places = decimals ?? (shortest(value, most).split(".")[1] ?? "").length;
  const crosses = (edge: Exact) => compare(round(value, places), edge) !== compare(value, edge);
  while (places < most && edges.some(crosses)) places += 1;
  const text = digits(value, places);
  const [whole = "", ...fraction] = text.replace("-", "").split(".");
  const threes: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) threes.unshift(whole.slice(Math.max(0, end - 3), end));
  const sign = text.startsWith("-") ? "\u2212" : signed && value.num > 0n ? "+" : "";
  return `${sign}${[threes.join(","), ...fraction].join(".")}${unit === "%" ? "%" : ""}`;
}
