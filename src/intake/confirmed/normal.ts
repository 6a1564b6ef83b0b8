import { cellsOf, fold, type Merge, type Row, type Sheet } from "../layout/sheet.ts";

/** The most rows that a head may have, and that the block of labels above it may have. */
export const [MOST_ROWS, MOST_ABOVE] = [3, 30];

const SEAL = /\((?:盖章|公章|签章|签字|章)\)$/;
const BRACKET = /^(.+?)\(([^()]*)\)$/;
const FIGURE = /^(?:[-+]?[\d.,]+[%‰]?|(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)$/;
/** A number, and no telephone. */
const NUMBER = /^[-+]?\d{1,6}(?:\.\d+)?[%‰]?$/;
const NO_YEAR = /\d{1,2}月|[日起底止至]|\d[-—–~]\d/;
const YEAR = /^(?:19|20)\d{2}$/;
/** A year and a place in it, which looks like a figure: `2013.3`. */
const PLACED = /^(?:19|20)\d{2}\.(?:0?[1-9]|1[0-2])$/;

/** The texts of a sheet by rows and positions, each that of the merged cells to which it belongs. */
export type Grid = (row: number, position: number) => string;

export function gridOf({ rows, merges = [] }: Sheet): Grid {
  const first = new Map<string, Merge>();
  for (const merge of merges)
    for (let row = merge.top; row <= merge.bottom; row++)
      for (let position = merge.left; position <= merge.right; position++)
        first.set(`${row} ${position}`, merge);
  return (row, position) => {
    const merge = first.get(`${row} ${position}`);
    return fold(rows[merge?.top ?? row]?.text(merge?.left ?? position) ?? "");
  };
}

/** Whether a head in its normal form names a period. */
export function isPeriod(text: string): boolean {
  return /Y|[N〇].*[年季月]/.test(text);
}

/** What stands below the head of a further column, such as a quarter. */
export const PARTS = ["数值", "分子", "分母"];

/** What stands in a head in its normal form for an indicator of the plan, and for a unit alone. */
export const INDICATOR = "指标";
const UNIT = "单位";

/** A text of a head without a unit in brackets, and that unit, or the one that it is. */
function unitApart(text: string, units: Set<string>): { bare: string; unit?: string } {
  const isUnit = (each: string) => units.has(each) || /^[%‰]$/.test(each);
  if (isUnit(text)) return { bare: UNIT, unit: text };
  const [, word = "", inside = ""] = BRACKET.exec(text) ?? [];
  return word !== "" && isUnit(inside) ? { bare: word, unit: inside } : { bare: text };
}

/** The text of a head in its normal form: indicators and units by their kind, each number by its kind: `Y年〇季度`. */
function normalHead(text: string, { units, indicator }: SignedBy): string {
  const { bare } = unitApart(text, units);
  if (indicator(bare) !== undefined) return INDICATOR;
  return bare
    .replace(/^(\d{4})\/(?=\d{1,2}$)/, "$1-")
    .replace(/\d+/g, (digits) => (YEAR.test(digits) ? "Y" : "N"))
    .replace(/[零〇○一二两三四五六七八九十]+(?=个?[季月年半])/g, "〇");
}

/** What a label says, without the seal that belongs there and the colon behind it. */
export function normalLabel(text: string): string {
  return fold(text).replace(/:$/, "").replace(SEAL, "");
}

/** The head of a column: its texts from the top, and the same in their normal form, joined by `/`; blank where it has none. */
export interface ColumnHead {
  texts: string[];
  path: string;
  /** The indicators that its texts name, each once, and the units that stand in it. */
  indicators: string[];
  units: string[];
}

/** By what arrangements are told apart: the labels of all layouts, and the units and indicators of the plan. */
export interface SignedBy {
  labels: Set<string>;
  units: Set<string>;
  /** The indicator that a text names, by its number or title, and the unit of one, folded. */
  indicator(text: string): string | undefined;
  unit(indicator: string): string;
  /** Whether a figure of an indicator counts its period alone, or goes on from the beginning of the year; undefined where neither is known. */
  mode(indicator: string): "sum" | "to-date" | undefined;
}

/**
 * The heads of the columns in some rows. Undefined where the rows cannot be a head: a text is a figure or a day, but where all
 * figures are numbers of indicators or a year with a place in it, or fewer than two columns have one.
 */
export function headsIn(
  grid: Grid,
  { rows: at, width }: { rows: number[]; width: number },
  by: SignedBy,
): ColumnHead[] | undefined {
  const rows = at.map((row) => textsOf(grid, row, width));
  const isNumbered = nameIndicators(rows.flat(), by);
  const hasBelow = (index: number, position: number) =>
    rows.slice(index + 1).some((row) => (row[position] ?? "") !== "");
  for (const [index, row] of rows.entries())
    for (let position = 1; position < width; position++)
      // An upper text that is not merged goes on to the right.
      if (row[position] === "" && hasBelow(index, position) && hasBelow(index, position - 1))
        row[position] = row[position - 1] ?? "";
  const heads: ColumnHead[] = [];
  for (let position = 0; position < width; position++) {
    const texts = rows.map((row) => row[position] ?? "");
    const isNone = (text: string, index: number) =>
      FIGURE.test(text) && !PLACED.test(text) && !isNumbered && !(YEAR.test(text) && index < rows.length - 1);
    if (texts.some(isNone)) return undefined;
    const own = texts.filter((text, index) => text !== "" && text !== texts[index - 1]);
    heads.push(headOf(own, by));
  }
  return heads.filter(({ path }) => path !== "").length < 2 ? undefined : heads;
}

function headOf(texts: string[], by: SignedBy): ColumnHead {
  const apart = texts.map((text) => unitApart(text, by.units));
  return {
    texts,
    path: texts.map((text) => normalHead(text, by)).join("/"),
    indicators: [...new Set(apart.flatMap(({ bare }) => by.indicator(bare) ?? []))],
    units: apart.flatMap(({ unit }) => unit ?? []),
  };
}

/** Whether all figures among some texts are numbers of indicators, and the texts name more than one. */
function nameIndicators(texts: string[], { indicator }: SignedBy): boolean {
  const named = new Set(texts.flatMap((text) => indicator(text) ?? []));
  return named.size > 1 && texts.every((text) => !FIGURE.test(text) || indicator(text) !== undefined);
}

/** The texts of a row by positions. */
export function textsOf(grid: Grid, row: number, width: number): string[] {
  return Array.from({ length: width }, (_, position) => grid(row, position));
}

/**
 * The rows of labels and titles directly above a head: those below the last row with a number that has no label, and so is
 * one of the table above.
 */
export function blockOf(above: string[][], labels: Set<string>): string[][] {
  const last = above.findLastIndex((row) => {
    const texts = [...new Set(row)].filter((text) => text !== "");
    const isNumbered = texts.length > 1 && texts.some((text) => NUMBER.test(text));
    return isNumbered && labelsIn(texts, labels).length === 0;
  });
  return above.slice(last + 1).slice(-MOST_ABOVE);
}

/** Which of some labels stand among texts, alone or before a colon. */
export function labelsIn(texts: string[], labels: Set<string>): string[] {
  return [...labels].filter((label) =>
    texts.some((text) => normalLabel(text) === label || startsEntry(text, label)),
  );
}

/** Whether an entry begins in a text with a label and a colon. */
function startsEntry(text: string, label: string): boolean {
  const parts = text.split(":").slice(0, -1);
  return parts.some((part) => part.replace(SEAL, "").endsWith(label));
}

/** What stands for the title above a table, where it is that which names the year. */
export const TITLE = "题名";

/** The one year that the titles above a head name, as `2013年`; undefined where they name none or several. */
export function yearOfTitle(rows: Row[]): string | undefined {
  const titles = rows.flatMap((row) => {
    const texts = cellsOf(row).flatMap(({ text }) => fold(text) || []);
    return texts.length === 1 ? texts : [];
  });
  // A title that names a day, or a stretch of years, says no year.
  if (titles.some((text) => NO_YEAR.test(text))) return undefined;
  const years = new Set(titles.flatMap((text) => text.match(/(?:19|20)\d{2}(?=年)/g) ?? []));
  const [year] = years;
  return years.size === 1 ? `${year}年` : undefined;
}
