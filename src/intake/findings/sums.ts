import type { Exact } from "../../core/exact.ts";
import type { Counting } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import type { Cell, CellPlace } from "../layout/sheet.ts";
import { agrees, type Written } from "../values/written.ts";

/** A number of a column that is added up: in millionths, the area that it is of, and where it stands. */
export interface Addend {
  amount: bigint;
  area: string | undefined;
  place: CellPlace;
}

/** A total that shows how the figures which it adds up count the zones among them. */
export interface TellingTotal {
  cell: Cell;
  counting: Counting;
  places: CellPlace[];
}

export const MILLION = 1_000_000n;

/** What numbers add up to, in millionths: all of them, and without the zones inside areas that stand among them too. */
export function sumsOf(addends: Addend[], { around }: Guide): { all: bigint; apart: bigint } {
  const areas = new Set(addends.map(({ area }) => area));
  let [all, apart] = [0n, 0n];
  for (const { area, amount } of addends) {
    all += amount;
    if (!around.get(area ?? "")?.some((outer) => areas.has(outer))) apart += amount;
  }
  return { all, apart };
}

/** The ways of counting zones by which numbers add up to a total as written; both where it does not depend on them. */
export function countingsOf(written: Written, addends: Addend[], guide: Guide): Counting[] {
  const { all, apart } = sumsOf(addends, guide);
  return [
    ...(agrees(written, decimal(all)) ? (["excluded"] as const) : []),
    ...(agrees(written, decimal(apart)) ? (["included"] as const) : []),
  ];
}

export function decimal(millionths: bigint): Exact {
  return { num: millionths, den: MILLION };
}
