import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import { fold, type Sheet } from "../layout/sheet.ts";
import { readDay } from "../values/day.ts";

/** How many rows are looked at. */
const ROWS = 50;

/** What a column is by what stands in it, in the word of the layout: areas, indicators or deliverables by their numbers, days, or units; undefined where most of its texts are none of these. */
export function contentOf(
  { rows }: Sheet,
  position: number,
  below: number,
  { columns }: Loader,
  { names, indicators, deliverables, units, years }: Guide,
): string | undefined {
  const texts = rows.slice(below, below + ROWS).flatMap((row) => fold(row.text(position)) || []);
  if (texts.length === 0) return undefined;
  const most = (isOne: (text: string) => boolean) => texts.filter(isOne).length * 5 >= texts.length * 4;
  const word = (field: string) => columns[field]?.words[0];
  if (most((text) => names.area(text) !== undefined)) return word("area");
  if (most((text) => indicators.has(text))) return word("indicator");
  if (most((text) => deliverables.has(text))) return word("deliverable");
  if (most((text) => readDay(text, years) !== undefined)) return word("day");
  if (most((text) => units.has(text))) return word("unit");
  return undefined;
}
