import { checkSign } from "../../core/credit-code.ts";
import type { Draw } from "./draw.ts";

/** How many made-up enterprises of an area registers draw from, so that one stands in several. */
export const POOL = 150;
const MOST = 1000;
/** What an organisation's code is checked by (GB 11714-1997). */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** A thing of a register: what it is called, and the code that identifies it. */
export interface Named {
  name: string;
  code: string;
}

/** A made-up enterprise of the area at that place that is none of those taken; it is taken then. */
export function drawEnterprise(draw: Draw, place: number, region: string, taken: Set<number>): Named {
  let number = Math.floor(draw() * POOL);
  while (taken.has(place * MOST + number)) number += 1;
  if (number >= MOST) throw new Error(`a register has more than ${MOST} enterprises in an area`);
  const own = place * MOST + number;
  taken.add(own);
  return { name: `演示企业${String(own).padStart(5, "0")}`, code: creditCode(region, own) };
}

/** The unified social credit code of a made-up enterprise: registered as one in a region, with an organisation's code that begins with DEM. */
function creditCode(region: string, number: number): string {
  const own = `DEM${String(number).padStart(5, "0")}`;
  const sum = [...own].reduce((all, sign, at) => all + Number.parseInt(sign, 36) * (WEIGHTS[at] ?? 0), 0);
  const rest = (11 - (sum % 11)) % 11;
  const open = `91${region}${own}${rest === 10 ? "X" : rest}`;
  return `${open}${checkSign(open)}`;
}
