import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import type { Found } from "../layout/layout.ts";
import { type Book, type Cell, cellsOf, fold, type Row } from "../layout/sheet.ts";
import { otherArea, otherPeriod } from "./lines.ts";
import { beginsLine, doubtIn } from "./words.ts";

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

/** The most texts that a sheet has which is no guide. */
const FEW = 5;
/** What of a text says what figures are not, or how to fill in. */
const NEGATED = /(?:不|无需|不要|请勿)(?:是|为|填|含|得|能|应|计|报)[^,;。]*/g;
/** What of a guide says what the figures of its form are. */
const SAYS_OF_FIGURES = /(?:本表|表中|表内|各数|所填|数值栏?|数据|数字|上述)[^,;。]{0,8}(?:为|是|系|填的|以)/;

/** Texts of sheets that are shown and have no table, which say that figures are not what they seem; a guide may speak of much else. */
export function textsElsewhere(book: Book, tables: Found[], loader: Loader, guide: Guide): Cell[] {
  const read = new Set(tables.map(({ at }) => at.sheet));
  const unread = new Set(unreadSheets(book, tables, loader, guide).flat());
  return book.sheets.flatMap((sheet) => {
    if (read.has(sheet) || sheet.hidden) return [];
    const cells = sheet.rows.flatMap((row) => cellsOf(row).filter(({ text }) => text !== ""));
    if (cells.some((cell) => unread.has(cell))) return [];
    return cells.filter(({ text }) => {
      const said = fold(text).replace(NEGATED, "");
      const isOfFigures =
        cells.length <= FEW ? !beginsLine(text) || SAYS_OF_FIGURES.test(said) : SAYS_OF_FIGURES.test(said);
      return isOfFigures && (doubtIn(said, "below") ?? otherThan(tables, text, loader, guide)) !== undefined;
    });
  });
}

/** What a text says of a time or an area that is none of the tables'. */
function otherThan(tables: Found[], text: string, loader: Loader, guide: Guide): string | undefined {
  const others = tables.map(({ header }) => {
    const area = header.area ? guide.names.area(header.area.text) : undefined;
    const period = header.period
      ? guide.names.period(header.period.text, header.period.format, true)
      : undefined;
    const heading: Heading = {
      ...{ area: area ?? null, period: period ?? null },
      ...{ indicator: null, register: null, survey: null, from: null, until: null },
    };
    return (
      otherPeriod(text, heading, guide) ?? (loader.header.area ? otherArea(text, heading, guide) : undefined)
    );
  });
  return others.length > 0 && others.every((each) => each !== undefined) ? others[0] : undefined;
}
