import type { ReceivedFile } from "./format.ts";
import type { Names } from "./names.ts";
import { type Book, fold, whereIs } from "./read/sheet.ts";
import { alike, rowsOf, type TableRow, tableOf } from "./rows.ts";

/** Whether an area's form counts the zones inside it in its own figures. */
export type Counting = "included" | "excluded";

/** What stands before the words below in the head of a form, or above them in a list. */
const LABEL = "功能区统计口径";
/** What stands before the period in the head of a form. */
const PERIOD = "报告期";
/** The words in which forms say how they count their zones. */
const WORDS: Record<string, Counting> = {
  含功能区: "included",
  不含功能区: "excluded",
  无功能区: "excluded",
};

/**
 * How a file that areas sent counts zones, for each area and period (`area period`) of its readings; undefined where it does
 * not say that in the words above.
 */
export function zonesSaid({ readings }: ReceivedFile, book: Book): Map<string, Counting | undefined> {
  const said = new Map<string, Counting | undefined>();
  for (const { area, period, source, place } of readings) {
    const key = `${area} ${period}`;
    if (source !== undefined || said.has(key)) continue;
    const at = "cell" in place ? whereIs(place.cell).row : place.record;
    said.set(key, saidOf(tableOf(book, "cell" in place ? place.sheet : ""), at));
  }
  return said;
}

/**
 * Whether the head of a form says what nothing can be placed by: a period in words that is none, or of its zones something
 * else than the words above. Such a form speaks for no period.
 */
export function isVoid(book: Book, names: Names): boolean {
  return (
    beside(book, PERIOD).some((text) => text.includes("年") && names.periods(text, "").length === 0) ||
    beside(book, LABEL).some((text) => !wordOf(text))
  );
}

/** The periods that the head of a form names. */
export function periodsSaid(book: Book, names: Names): string[] {
  const behind = rowsOf(book)
    .flat()
    .flatMap(({ texts }) => texts)
    .flatMap((text) => new RegExp(`${PERIOD}[:：]\\s*([^\\s;；,，、]+)`).exec(text)?.[1] ?? []);
  return [...beside(book, PERIOD), ...behind].flatMap((text) => names.periods(text, "").map(({ id }) => id));
}

/** What stands beside a label of a book; what stands beside an empty entry is the next one's label. */
function beside(book: Book, label: string): string[] {
  const texts = rowsOf(book).flatMap((rows) => rows.map((row) => row.texts.filter((text) => text !== "")));
  return texts
    .flatMap((row) => row.flatMap((text, at) => (fold(text) === label ? (row[at + 1] ?? []) : [])))
    .filter((text) => !/[:：]$/.test(text));
}

/** What the nearest label above a row says: beside it, behind its colon, or in the row below it. */
function saidOf(rows: TableRow[], at: number): Counting | undefined {
  const own = rows.find(({ number }) => number === at)?.spread ?? [];
  const head = rows.findLast(({ number, texts }) => number < at && texts.some(isLabel));
  const index = head?.texts.findIndex(isLabel) ?? -1;
  const text = head?.texts[index] ?? "";
  const behind = text.slice(text.indexOf(LABEL) + LABEL.length).split(/[\s;；,，、]/)[0] ?? "";
  const beside = head?.texts.slice(index + 1).find((next) => next !== "") ?? "";
  return wordOf(behind.replace(/^[:：]/, "")) ?? wordOf(beside) ?? wordOf(own[index] ?? "");
}

function isLabel(text: string): boolean {
  return text.includes(LABEL);
}

function wordOf(text: string): Counting | undefined {
  return Object.entries(WORDS).find(([word]) => alike(word, text))?.[1];
}
