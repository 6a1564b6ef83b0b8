import { productTable } from "../arithmetic/product.ts";
import { type Arrangement, arrangementsIn, isPeriod, saysLabel, type Texts, textsOf } from "./arrangement.ts";
import { labelled } from "./layout.ts";
import type { Plan } from "./plan.ts";
import { addressOf, type Book, type Cell, fold, type Sheet } from "./read/sheet.ts";

/** A confirmation of the office by which a file is read: its signature and its row of `layouts.csv`, and whether it changes a text. */
export interface Followed {
  signature: string;
  row: number;
  on: string;
  changes: boolean;
}

interface Confirmation {
  row: number;
  signature: string;
  layout: string;
  on: string;
  columns: Map<string, string>;
  labels: Map<string, string>;
}

const [UNREAD, YEAR, PERIOD, TITLE] = ["不读", "年份", "报告期", "题名"];
const PARTS = ["数值", "分子", "分母"];

/** The rows of `layouts.csv`, the last first. */
function confirmationsOf(plan: Plan): Confirmation[] {
  const pairs = (text = "") =>
    new Map(
      text
        .split("；")
        .filter((pair) => pair.trim() !== "")
        .map((pair) => pair.split("＝").map((part) => part.trim()))
        .map(([head = "", word = ""]) => [fold(head), word]),
    );
  return plan
    .rows("layouts")
    .map(({ signature = "", layout = "", confirmed_on: on = "", columns, labels }, index) => ({
      ...{ row: index + 1, signature, layout, on },
      ...{ columns: pairs(columns), labels: pairs(labels) },
    }))
    .reverse();
}

/** Puts the words of layouts in the place of confirmed heads and labels of a book; returns what was followed. */
export function followConfirmed(book: Book, plan: Plan): Followed[] {
  const confirmations = confirmationsOf(plan);
  if (confirmations.length === 0) return [];
  const units = new Set(plan.rows("indicators").map(({ unit = "" }) => fold(unit)));
  const sheets = book.kind === "workbook" ? [...book.sheets.values()] : [undefined];
  return sheets.flatMap((sheet) =>
    arrangementsIn(textsOf(book, sheet), units).flatMap((found) => {
      const by = confirmations.find((each) => each.signature === found.signature && fits(each, found.above));
      if (!by) return [];
      const write = sheet ? inSheet(sheet) : inRecords(book);
      const changes = follow(found, by, write);
      if (sheet) unmerge(sheet, found);
      return [{ signature: by.signature, row: by.row, on: by.on, changes }];
    }),
  );
}

/** Writes a text in the place of a cell, its column from 0; whether that changes it. */
type Write = (row: number, column: number, text: string) => boolean;

function inSheet({ cells }: Sheet): Write {
  return (row, column, text) => {
    const address = addressOf(row, column + 1);
    const cell: Cell = cells.get(address) ?? { text: "", format: "" };
    if (text === "") cells.delete(address);
    else cells.set(address, { ...cell, text });
    return fold(cell.text) !== fold(text);
  };
}

function inRecords(book: Book): Write {
  return (row, column, text) => {
    const record = book.kind === "text" ? book.records[row] : undefined;
    const before = record?.[column] ?? "";
    if (record) record[column] = text;
    return fold(before) !== fold(text);
  };
}

function unmerge(sheet: Sheet, { head }: Arrangement): void {
  const [first = 0, last = 0] = [head[0]?.at, head.at(-1)?.at];
  sheet.merged = sheet.merged.filter(({ top, bottom }) => bottom < first || top > last);
}

function fits({ labels }: Confirmation, above: Texts["rows"]): boolean {
  const texts = above.flatMap((row) => row.texts);
  return [...labels.keys()].every((label) =>
    label === TITLE ? yearOfTitle(above) !== "" : saysLabel(texts, label),
  );
}

/** The one year that titles name. */
function yearOfTitle(above: Texts["rows"]): string {
  const titles = above.flatMap(({ texts }) => {
    const own = [...new Set(texts)].filter((text) => text !== "");
    return own.length === 1 ? own : [];
  });
  if (titles.some((text) => /\d{1,2}月|[日起底止至]|\d[-—–~]\d/.test(text))) return "";
  const years = new Set(titles.flatMap((text) => text.match(/(?:19|20)\d{2}(?=年)/g) ?? []));
  return years.size === 1 ? `${[...years][0]}年` : "";
}

function follow(
  { head, columns, above }: Arrangement,
  { layout, columns: to, labels }: Confirmation,
  write: Write,
): boolean {
  const entry = (meaning: string) => {
    const [label] = [...labels].find(([, word]) => word === meaning) ?? [];
    if (label === undefined) return "";
    if (label === TITLE) return yearOfTitle(above);
    const rows = above.map(({ at, raw }) => ({ number: at, texts: raw, spread: raw }));
    return fold(labelled(rows, label) ?? "");
  };
  const own = productTable("layouts").filter((row) => row.layout === layout && row.place === "column");
  const isAcross = !own.some(({ words = "" }) => PARTS.includes(words));
  const figures = own.flatMap(({ holds, words = "" }) => (holds === "figure" ? words.split(";") : []));
  const year = /(?:19|20)\d{2}/.exec(entry(YEAR))?.[0];
  const period = entry(PERIOD);
  let changes = false;
  const bottom = head.at(-1)?.at ?? 0;
  for (const [column, { texts, path }] of columns.entries()) {
    for (const { at } of head.slice(0, -1)) changes = write(at, column, "") || changes;
    const word = to.get(path);
    const stretch = texts.filter((_, index) => isPeriod(path.split("/")[index] ?? "")).join("");
    const named = stretch === "" ? period : withYear(stretch.replace(/\([^()]*\)$/, ""), year);
    const [unit = ""] = /\([^()]*\)$/.exec(texts.at(-1) ?? "") ?? [];
    const text =
      word === undefined || word === UNREAD
        ? (word ?? texts.join(""))
        : isAcross && PARTS.includes(word) && named !== ""
          ? `${named}${word === PARTS[0] ? "" : word}`
          : `${word}${figures.includes(word) ? unit : ""}`;
    changes = write(bottom, column, text) || changes;
  }
  for (const { at, raw } of above)
    for (const [column, text] of raw.entries())
      for (const [label, word] of labels)
        if (label !== TITLE && saysLabel([fold(text)], label))
          changes = write(at, column, fold(text).replace(label, word)) || changes;
  return changes;
}

function withYear(written: string, year: string | undefined): string {
  const period = written.replace(/^截[至止]/, "").replace(/(\d{1,2}月)份?[末底]$/, "1-$1");
  if (/^\d{2}年/.test(period)) return `20${period}`;
  return /\d{4}|[零〇○一二三四五六七八九]{4}年/.test(period) || !year ? period : `${year}年${period}`;
}

/** What is wrong with the confirmations that a proof says a file was read by, given those that were followed here. */
export function confirmationFaults(said: Omit<Followed, "changes">[], followed: Followed[]): string[] {
  const isSame = (a: Omit<Followed, "changes">, b: Omit<Followed, "changes">) =>
    a.signature === b.signature && a.row === b.row && a.on === b.on;
  return [
    ...said
      .filter((each) => !followed.some((other) => isSame(each, other)))
      .map(
        ({ signature, row }) => `layouts.csv row ${row} does not confirm how it is arranged (${signature})`,
      ),
    ...followed
      .filter((each) => each.changes && !said.some((other) => isSame(each, other)))
      .map(
        ({ signature, row }) =>
          `layouts.csv row ${row} confirms how it is arranged (${signature}), the proof does not name it`,
      ),
  ];
}

/** Heads that stand in a file of some confirmed arrangements as they are written. */
export function headsConfirmed(said: { row: number }[], plan: Plan): string[] {
  const rows = new Set(said.map(({ row }) => row));
  return confirmationsOf(plan)
    .filter(({ row }) => rows.has(row))
    .flatMap(({ columns }) => [...columns.keys()].filter((path) => !/[/YN〇]/.test(path)));
}
