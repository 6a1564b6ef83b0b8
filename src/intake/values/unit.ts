import { fold } from "../layout/sheet.ts";

/** A unit taken apart: what is counted, and how many of it are one, as a power of ten: 万元 is 元 and 4. */
interface Parts {
  base: string;
  power: number;
}

const MULTIPLES = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 } as const;
/** 万, 亿, 千, 百, and these one after the other where that is a number: 百万, 千万, 万亿. */
const MULTIPLE = /^(?:[十百千]?(?:万亿|万|亿)|[百千])/;
/** Units that are themselves parts of a whole. */
const PARTS_OF_ONE: Record<string, Parts> = { "%": { base: "%", power: 0 }, "‰": { base: "%", power: -1 } };

const known = new Map<string, Parts>();

/** Takes a unit apart; one for each so many (起/万台) counts by what is above and below the stroke. */
export function partsOfUnit(unit: string): Parts {
  const cached = known.get(unit);
  if (cached) return cached;
  const [above = "", ...below] = fold(unit).split("/");
  const parts = below.reduce((whole, text) => {
    const { base, power } = simple(text);
    return { base: `${whole.base}/${base}`, power: whole.power - power };
  }, simple(above));
  if (known.size < 1000) known.set(unit, parts);
  return parts;
}

function simple(text: string): Parts {
  const part = PARTS_OF_ONE[text];
  if (part) return part;
  const multiple = MULTIPLE.exec(text)?.[0] ?? "";
  const power = [...multiple].reduce((sum, word) => sum + MULTIPLES[word as keyof typeof MULTIPLES], 0);
  return { base: text.slice(multiple.length), power };
}

/** By which power of ten a number in one unit is to be multiplied to be one in another; undefined where the two count different things. */
export function powerBetween(from: string, to: string): number | undefined {
  if (from === to) return 0;
  const [given, wanted] = [partsOfUnit(from), partsOfUnit(to)];
  return given.base === wanted.base ? given.power - wanted.power : undefined;
}

/** A decimal times a power of ten: its point so many places on, or back. */
export function shifted(decimal: string, power: number): string {
  if (power === 0) return decimal;
  const sign = decimal.startsWith("-") ? "-" : "";
  const [whole = "", decimals = ""] = decimal.slice(sign.length).split(".");
  const digits =
    power < 0 ? `${"0".repeat(-power)}${whole}${decimals}` : `${whole}${decimals.padEnd(power, "0")}`;
  const point = power < 0 ? whole.length : whole.length + power;
  const moved = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const rest = digits.slice(point).replace(/0+$/, "");
  return `${sign}${moved}${rest && "."}${rest}`;
}
