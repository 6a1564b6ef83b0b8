import { labelsKnown } from "./labels.ts";
import { sha256 } from "./read/bytes.ts";
import { type Book, fold, type Sheet, textAt, whereIs } from "./read/sheet.ts";

/** How many rows a head may have, and in how many rows of a sheet heads are looked for. */
const [MOST_ROWS, MOST_HEADS, MOST_ABOVE] = [3, 1000, 30];
const FIGURE = /^(?:[-+]?[\d.,]+[%‰]?|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)$/;
const NUMBER = /^[-+]?\d{1,6}(?:\.\d+)?[%‰]?$/;
const YEAR = /^(?:19|20)\d{2}$/;
/** A year and a quarter or month of it, with a point between. */
const POINTED = /^(?:19|20)\d{2}\.(?:1[0-2]|0?[1-9])$/;
const SEAL = /\((?:盖章|公章|签章|签字|章)\)$/;

/** What stands for an indicator, and for a unit alone, in a head in its normal form. */
const [INDICATOR, UNIT] = ["指标", "单位"];

/** A sheet as rows of texts: as they stand, and folded with those of merged cells in each of them; `at` is the number of a row in its file. */
export interface Texts {
  rows: { at: number; texts: string[]; raw: string[] }[];
}

/** What stands at the head of a column: its texts, the indicators that they name, and the units among them. */
export interface ColumnHead {
  texts: string[];
  path: string;
  indicators: string[];
  units: string[];
}

/** The units of a plan, and what names its indicators. */
export interface NamedBy {
  units: Set<string>;
  indicator(text: string): string | undefined;
}

/** A head that a sheet may have: its rows, what stands at the head of each column, and the signature of it with its labels. */
export interface Arrangement {
  head: Texts["rows"];
  columns: ColumnHead[];
  above: Texts["rows"];
  signature: string;
}

/** The rows of a sheet, or of a text, that have one. */
export function textsOf(book: Book, sheet?: Sheet): Texts {
  if (book.kind === "text" || !sheet)
    return textsIn(book.kind === "text" ? book.records : [], (row, column) =>
      book.kind === "text" ? (book.records[row]?.[column] ?? "") : "",
    );
  const rows: string[][] = [];
  for (const [address, { text }] of sheet.cells) {
    const { row, column } = whereIs(address);
    rows[row] ??= [];
    (rows[row] as string[])[column - 1] = text;
  }
  return textsIn(rows, (row, column) => textAt(sheet, row, column + 1));
}

function textsIn(rows: string[][], merged: (row: number, column: number) => string): Texts {
  const found: Texts["rows"] = [];
  for (const [at, row] of rows.entries()) {
    // An apostrophe alone says no more than that its cell is a text.
    const own = Array.from(row ?? [], (text) => (text === "'" ? "" : (text ?? "")));
    const last = own.findLastIndex((text) => fold(text) !== "");
    if (last < 0) continue;
    const texts = Array.from({ length: last + 1 }, (_, column) => fold(merged(at, column)));
    found.push({ at, raw: own.slice(0, last + 1), texts });
    if (found.length > MOST_HEADS + MOST_ROWS) break;
  }
  return { rows: found };
}

/** Every arrangement that the rows of a sheet may be the head of. */
export function arrangementsIn(texts: Texts, by: NamedBy): Arrangement[] {
  return texts.rows.slice(0, MOST_HEADS).flatMap((_, top) => arrangementsAt(texts, top, by));
}

/** Every arrangement whose head begins with the row at an index. */
export function arrangementsAt({ rows }: Texts, top: number, by: NamedBy): Arrangement[] {
  const labels = labelsKnown({ persons: false });
  const heads = Array.from({ length: MOST_ROWS }, (_, more) => rows.slice(top, top + more + 1));
  return heads.flatMap((head, more) => {
    const columns = head.length > more ? columnsIn(head, by) : undefined;
    if (!columns) return [];
    const above = blockAbove(rows.slice(Math.max(0, top - MOST_ABOVE), top), labels);
    const said = [...labels].filter((label) => above.some(({ texts }) => saysLabel(texts, label)));
    const paths = columns.flatMap(({ path }, index) => {
      const isOnce = isPeriod(path) || path.split("/").includes(INDICATOR);
      const isAgain = isOnce && columns.findIndex((other) => other.path === path) < index;
      return path === "" || isAgain ? [] : path;
    });
    const signature = sha256(`${said.sort().join("|")}\n${paths.sort().join("|")}`).slice(0, 12);
    return [{ head, columns, above, signature }];
  });
}

/** Whether one of some texts is a label, or begins an entry with it. */
export function saysLabel(texts: string[], label: string): boolean {
  return texts.some(
    (text) =>
      text.replace(SEAL, "") === label ||
      text
        .split(":")
        .slice(0, -1)
        .some((part) => part.replace(SEAL, "").endsWith(label)),
  );
}

/** Whether a head in its normal form names a period. */
export function isPeriod(text: string): boolean {
  return text.includes("Y") || /[N〇].*[年季月]/.test(text);
}

function blockAbove(above: Texts["rows"], labels: Set<string>): Texts["rows"] {
  const last = above.findLastIndex(({ texts }) => {
    const own = [...new Set(texts)].filter((text) => text !== "");
    if (own.length < 2 || !own.some((text) => NUMBER.test(text))) return false;
    return ![...labels].some((label) => saysLabel(own, label));
  });
  return above.slice(last + 1);
}

/** The heads of columns in some rows; undefined where a text is a figure or a day, or fewer than two columns have one. */
function columnsIn(head: Texts["rows"], by: NamedBy): ColumnHead[] | undefined {
  const width = Math.max(...head.map(({ texts }) => texts.length));
  const rows = head.map(({ texts }) => Array.from({ length: width }, (_, column) => texts[column] ?? ""));
  const isNamedBelow = (index: number, column: number) =>
    rows.slice(index + 1).some((row) => row[column] !== "");
  for (const [index, row] of rows.entries())
    for (let column = 1; column < width; column++)
      if (row[column] === "" && isNamedBelow(index, column) && isNamedBelow(index, column - 1))
        row[column] = row[column - 1] ?? "";
  const columns: ColumnHead[] = [];
  const texts = rows.flat();
  const isNumbered =
    new Set(texts.flatMap((text) => by.indicator(text) ?? [])).size > 1 &&
    !texts.some((text) => FIGURE.test(text) && by.indicator(text) === undefined);
  for (let column = 0; column < width; column++) {
    const all = rows.map((row) => row[column] ?? "");
    const isFigure = (text: string, index: number) =>
      FIGURE.test(text) &&
      !POINTED.test(text) &&
      !isNumbered &&
      (index === all.length - 1 || !YEAR.test(text));
    if (all.some(isFigure)) return undefined;
    const said = all.filter((text, index) => text !== "" && text !== all[index - 1]);
    const apart = said.map((text) => withoutUnit(text, by));
    columns.push({
      texts: said,
      path: apart.map(({ bare }) => normal(bare, by)).join("/"),
      indicators: [...new Set(apart.flatMap(({ bare }) => by.indicator(bare) ?? []))],
      units: apart.flatMap(({ unit }) => unit ?? []),
    });
  }
  return columns.filter(({ path }) => path !== "").length > 1 ? columns : undefined;
}

/** A text of a head, and the unit that it is, or that stands in brackets behind it. */
function withoutUnit(text: string, { units }: NamedBy): { bare: string; unit?: string } {
  const isUnit = (each: string) => units.has(each) || each === "%" || each === "‰";
  if (isUnit(text)) return { bare: UNIT, unit: text };
  const [, word = "", inside = ""] = /^(.+?)\(([^()]*)\)$/.exec(text) ?? [];
  return isUnit(inside) ? { bare: word, unit: inside } : { bare: text };
}

/** A head whose indicators and numbers stand there by their kind. */
function normal(bare: string, { indicator }: NamedBy): string {
  if (indicator(bare) !== undefined) return INDICATOR;
  const text = /^\d{4}\/\d{1,2}$/.test(bare) ? bare.replace("/", "-") : bare;
  return text
    .replace(/\d+/g, (digits) => (YEAR.test(digits) ? "Y" : "N"))
    .replace(/[零〇○一二两三四五六七八九十]+(?=个?[季月年半])/g, "〇");
}
