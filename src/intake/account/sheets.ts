import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import type { Found } from "../layout/layout.ts";
import { type Book, type Cell, cellsOf, fold, type Row } from "../layout/sheet.ts";
import { beginsLine } from "./words.ts";

const FIGURE = /^(?:[-+]?[\d.,]+%?|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)$/;
/** The most rows that one finding names. */
const MOST_ROWS = 1000;

/** Sheets that are shown, hold rows with figures or days behind a name, and have no table that is read: each by the first cell of each row. */
export function unreadSheets({ sheets }: Book, tables: Found[], { records }: Loader, guide: Guide): Cell[][] {
  const read = new Set(tables.map(({ at }) => at.sheet));
  return sheets.flatMap((sheet) => {
    if (read.has(sheet) || sheet.hidden) return [];
    const cells = sheet.rows.flatMap((row) =>
      isOfTable(row, records !== undefined, guide) ? (firstOf(row) ?? []) : [],
    );
    return cells.length > 0 ? [cells.slice(0, MOST_ROWS)] : [];
  });
}

function firstOf(row: Row): Cell | undefined {
  return cellsOf(row).find(({ text }) => text !== "");
}

/** Whether a row looks like one of a table: a figure or a day behind the name of something of the plan; of a list behind two names or more. */
function isOfTable(row: Row, isList: boolean, { names, deliverables }: Guide): boolean {
  const texts = cellsOf(row)
    .map(({ text }) => fold(text))
    .filter((text) => text !== "");
  if (beginsLine(texts[0] ?? "")) return false;
  if (!texts.slice(1).some((text) => FIGURE.test(text))) return isList && texts.length > 3;
  const isNamed = (text: string) => names.area(text) ?? names.indicator(text) ?? deliverables.has(text);
  return texts.some(isNamed) || (isList && texts.length > 2);
}
