import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import { fold, type Sheet } from "../layout/sheet.ts";
import { readDay } from "../values/day.ts";

/** How many rows are looked at. */
const ROWS = 50;

/** The field that a column is of by what stands in it; undefined where most of its texts are of none. */
type Field = "area" | "indicator" | "deliverable" | "day" | "unit" | undefined;

/** What was found in the columns of a sheet below a row, by `column below`: it is the same for every loader. */
const known = new WeakMap<Sheet, Map<string, Field>>();

/** What a column is by what stands in it, in the word of the layout: areas, indicators or deliverables by their numbers, days, or units; undefined where most of its texts are none of these. */
export function contentOf(
  sheet: Sheet,
  position: number,
  below: number,
  { columns }: Loader,
  guide: Guide,
): string | undefined {
  const ofSheet = known.get(sheet) ?? new Map<string, Field>();
  known.set(sheet, ofSheet);
  const place = `${position} ${below}`;
  if (!ofSheet.has(place)) ofSheet.set(place, fieldOf(textsBelow(sheet, position, below), guide));
  const field = ofSheet.get(place);
  return field && columns[field]?.words[0];
}

function textsBelow({ rows }: Sheet, position: number, below: number): string[] {
  return rows.slice(below, below + ROWS).flatMap((row) => fold(row.text(position)) || []);
}

function fieldOf(texts: string[], { names, indicators, deliverables, units, years }: Guide): Field {
  if (texts.length === 0) return undefined;
  const most = (isOne: (text: string) => boolean) => texts.filter(isOne).length * 5 >= texts.length * 4;
  if (most((text) => names.area(text) !== undefined)) return "area";
  if (most((text) => indicators.has(text))) return "indicator";
  if (most((text) => deliverables.has(text))) return "deliverable";
  if (most((text) => readDay(text, years) !== undefined)) return "day";
  return most((text) => units.has(text)) ? "unit" : undefined;
}
