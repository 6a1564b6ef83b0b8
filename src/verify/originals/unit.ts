import { fold } from "./read/sheet.ts";

const TIMES: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };

/** What a unit counts, and as a power of ten how many of it are one. */
function taken(unit: string): { of: string; power: number } {
  if (unit === "%") return { of: "share", power: -2 };
  if (unit === "‰") return { of: "share", power: -3 };
  const words = /^(?:[十百千]?(?:万亿|[万亿])|[百千])/.exec(unit)?.[0] ?? "";
  let power = 0;
  for (const word of words) power += TIMES[word] ?? 0;
  return { of: unit.slice(words.length), power };
}

/** The power of ten that makes a number in one unit one in another; undefined where they count different things. */
export function powerFromTo(from: string, to: string): number | undefined {
  const [a, b] = [fold(from).split("/"), fold(to).split("/")];
  if (a.length !== b.length) return undefined;
  let power = 0;
  for (const [at, part] of a.entries()) {
    const [given, wanted] = [taken(part), taken(b[at] ?? "")];
    if (given.of !== wanted.of) return undefined;
    power += (at === 0 ? 1 : -1) * (given.power - wanted.power);
  }
  return power;
}

/** The units that a cell which names one may mean by its text: all of it, what follows a colon, what stands in brackets. */
export function unitsIn(text: string): string[] {
  const folded = fold(text);
  return [folded, folded.slice(folded.indexOf(":") + 1), /\(([^()]+)\)$/.exec(folded)?.[1] ?? folded];
}
