import {
  type Arrangement,
  arrangementsAt,
  arrangementsIn,
  saysLabel,
  type Texts,
  textsOf,
} from "./arrangement.ts";
import { type Cells, inRecords, inSheet } from "./cells-of.ts";
import { type Confirmation, follow, TITLE, yearOfTitle } from "./follow.ts";
import { labelsKnown } from "./labels.ts";
import type { Names } from "./names.ts";
import type { Plan } from "./plan.ts";
import { type Book, fold, type Sheet } from "./read/sheet.ts";
import { type Turn, tableFrom, turnedRecords, turnedSheet } from "./turned.ts";

/** A confirmation of the office by which a file is read: its signature and its row of `layouts.csv`, and whether it changes a text. */
export interface Followed {
  signature: string;
  row: number;
  on: string;
  changes: boolean;
}

/** Below how many rows a table may begin that is turned round. */
const MOST_ABOVE = 30;

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
    .map(({ signature = "", layout = "", turned, confirmed_on: on = "", columns, labels }, index) => ({
      ...{ row: index + 1, signature, layout, on, turned: turned === "yes" },
      ...{ columns: pairs(columns), labels: pairs(labels) },
    }))
    .reverse();
}

/** Puts the words of layouts in the place of confirmed heads and labels of a book; returns what was followed, and which tables are turned round by it. */
export function followConfirmed(
  book: Book,
  plan: Plan,
  names: Names,
): { followed: Followed[]; turns: Turn[] } {
  const confirmations = confirmationsOf(plan);
  const turns: Turn[] = [];
  if (confirmations.length === 0) return { followed: [], turns };
  const indicators = new Map(
    plan
      .rows("indicators")
      .map(({ indicator = "", unit = "", periods = "" }) => [indicator, { unit: fold(unit), periods }]),
  );
  const units = new Set([...indicators.values()].map(({ unit }) => unit));
  const by = { units, indicator: names.indicator };
  const followOne = (at: Book, sheet: Sheet | undefined, found: Arrangement, turned: boolean): Followed[] => {
    const confirmed = confirmations.find(
      (each) => each.turned === turned && each.signature === found.signature && fits(each, found.above),
    );
    if (!confirmed) return [];
    const changes = follow(found, confirmed, { ...by, indicators }, sheet ? inSheet(sheet) : inRecords(at));
    if (sheet) unmerge(sheet, found);
    return [{ signature: confirmed.signature, row: confirmed.row, on: confirmed.on, changes }];
  };
  const sheets = book.kind === "workbook" ? [...book.sheets] : [["", undefined] as const];
  const followed = sheets.flatMap(([name, sheet]) => {
    const texts = textsOf(book, sheet);
    let above: { head: Texts["rows"]; columns: Arrangement["columns"] } | undefined;
    const own = arrangementsIn(texts, by).flatMap((found) => {
      const said = followOne(book, sheet, found, false);
      if (said.length > 0) above = found;
      else if (above && isPrintedAgain(found, above))
        printAgain(found, above, sheet ? inSheet(sheet) : inRecords(book), sheet);
      return said;
    });
    if (own.length > 0 || !confirmations.some(({ turned }) => turned)) return own;
    for (const [index, { at }] of [...texts.rows.slice(0, MOST_ABOVE + 1).entries()].reverse()) {
      const turn = tableFrom(book, name, at);
      if (!turn) continue;
      const other = sheet && turnedSheet(sheet, turn);
      const round: Book =
        book.kind === "text" ? { kind: "text", records: turnedRecords(book.records, turn) } : book;
      for (const found of arrangementsAt(textsOf(round, other), index, by)) {
        const said = followOne(round, other, found, true);
        if (said.length === 0) continue;
        turns.push(turn);
        if (book.kind === "workbook" && other) book.sheets.set(name, other);
        if (book.kind === "text" && round.kind === "text") book.records = round.records;
        return said;
      }
    }
    return [];
  });
  return { followed, turns };
}

/** Whether the head of a table above is printed again, with no label between. */
function isPrintedAgain(
  { head, columns, above: between }: Arrangement,
  before: Pick<Arrangement, "head" | "columns">,
): boolean {
  const last = before.head.at(-1)?.at ?? 0;
  const labels = [...labelsKnown({ persons: false })];
  return (
    (head[0]?.at ?? 0) > last &&
    columns.length === before.columns.length &&
    columns.every(({ path }, index) => path === before.columns[index]?.path) &&
    !between.some(({ at, texts }) => at > last && labels.some((label) => saysLabel(texts, label)))
  );
}

/** Puts the words at a head above in the place of the same head printed again. */
function printAgain(
  { head }: Arrangement,
  before: Pick<Arrangement, "head" | "columns">,
  { write, below }: Cells,
  sheet: Sheet | undefined,
): void {
  const from = before.head.at(-1)?.at ?? 0;
  const bottom = head.at(-1)?.at ?? 0;
  for (let column = 0; column < before.columns.length; column++) {
    const word = below(from - 1, column).find(([at]) => at === from)?.[1] ?? "";
    for (const { at } of head) write(at, column, at === bottom ? word : "");
  }
  if (sheet) unmerge(sheet, { head });
}

function unmerge(sheet: Sheet, { head }: Pick<Arrangement, "head">): void {
  const [first = 0, last = 0] = [head[0]?.at, head.at(-1)?.at];
  sheet.merged = sheet.merged.filter(({ top, bottom }) => bottom < first || top > last);
}

function fits({ labels }: Confirmation, above: Texts["rows"]): boolean {
  const texts = above.flatMap((row) => row.texts);
  return [...labels.keys()].every((label) =>
    label === TITLE ? yearOfTitle(above) !== "" : saysLabel(texts, label),
  );
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
    .flatMap(({ columns }) => [...columns.keys()].filter((path) => !/[/YN〇]/.test(path) && path !== "指标"));
}
