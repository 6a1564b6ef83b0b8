import { beginsLine } from "../account/words.ts";
import type { Counting, Loader } from "../contract.ts";
import { type Cell, filledOf, fold, type Row, type Sheet } from "./sheet.ts";

const STEMS = "甲乙丙丁戊己庚辛壬癸";

/** What forms print in several cells: pages, blanks for a day, lines of stars. */
const PRINTED = /^(?:[年月日]|第\d+页|共\d+页|[^\p{L}\p{N}]+)$/u;

/** The number of a note that stands in a cell of its own. */
const NUMBERED = /^\d{1,2}、$/;

/** Whether a row of several cells is a note, a line of signatures, or nothing but what forms print. */
export function isNote(row: Row): boolean {
  let filled = false;
  for (let position = 0; position < row.length; position++) {
    const text = row.text(position);
    if (text === "") continue;
    if (!filled && (beginsLine(text) || NUMBERED.test(text))) return true;
    if (!PRINTED.test(fold(text))) return false;
    filled = true;
  }
  return filled;
}

const SUM =
  /^(?!.*[为是含])\p{Script=Han}*(?:合计|总计|共计|小计|累计|总数)(?:\(\p{Script=Han}+\)|:?\d*[\p{Script=Han}]?)$/u;
const LONGEST_WORD = 7;
const NONE = ["无", "没有", "无记录", "本期无", "无此情况", "未发生", "/", "-", "--", "—", "——"];

/**
 * Whether a row of a list is none of its records: one that begins with 合计 and says no day, or one that says in all columns of
 * the layout that there are none.
 */
export function isUnlisted(row: Row, columns: Iterable<number>, day = -1): boolean {
  // Nearly all rows name a day, which is longer than these words.
  if (row.text(day).length > LONGEST_WORD) return false;
  const texts = Array.from({ length: row.length }, (_, position) => fold(row.text(position)));
  const first = texts.find((text) => text !== "") ?? "";
  if (SUM.test(first) && ["", first].includes(texts[day] ?? "")) return true;
  const own = [...columns].map((position) => texts[position] ?? "").filter((text) => text !== "");
  return (
    own.filter((text) => NONE.includes(text)).length > 1 && own.every((text) => [...NONE, "0"].includes(text))
  );
}

/** Whether a row below a head only numbers its columns: `甲 乙 1 2 3`. */
export function isNumbering(row: Row, first: boolean): boolean {
  if (!first) return false;
  let stems = 0;
  let numbers = 0;
  for (let position = 0; position < row.length; position++) {
    const text = fold(row.text(position)).replace(/^[(<[]|[)>\]]$/g, "");
    if (text === "") continue;
    if (text === STEMS[stems]) stems += 1;
    else if (text === String(numbers + 1)) numbers += 1;
    else return false;
  }
  return stems > 0 ? stems + numbers > 1 : numbers > 3;
}

/** Whether a row says nothing at all: what forms print, numbers of columns, or, by the columns of a list, that it has nothing or how many. */
export function isBlankRow(row: Row, isFirst: boolean, columns: number[]): boolean {
  const isPrinted = filledOf(row).every(({ text }) => PRINTED.test(fold(text)));
  return isPrinted || isNumbering(row, isFirst) || (columns.length > 0 && isUnlisted(row, columns));
}

/** Where the only text of a row stands; -1 where it has none, or others. */
function onlyIn(row: Row): number {
  let only = -1;
  for (let position = 0; position < row.length; position++) {
    if (row.text(position) === "") continue;
    if (only >= 0) return -1;
    only = position;
  }
  return only;
}

/** The note of a sheet of statistics that says how its rows count zones; none where two say different things. */
export function zonesNote({ rows }: Sheet, { zones, folder, readings }: Loader): Cell | undefined {
  if (!zones || !readings || folder === "submissions") return undefined;
  const notes = rows.flatMap((row) => {
    const position = onlyIn(row);
    return position >= 0 && noteMeans(row.text(position)) ? [row.cell(position)] : [];
  });
  const [first] = notes;
  return new Set(notes.map(({ text }) => noteMeans(text))).size === 1 ? first : undefined;
}

const ZONES =
  /^(?:(?:备?注|附注|说明)\d*:)?(?:本表|表中|表内)?(?:各(?:地区?|县市区|县\(市、区\)))?的?(?:数据?|数字)?[均都]?(不含|不包括|不包含|含|包括|包含)功能区的?(?:数据?|数字)?[。.;]?$/;

/** What a note beside a table says of all its rows: `注：各县（市、区）数据均不含功能区。` */
export function noteMeans(text: string): Counting | undefined {
  if (!text.includes("功能区")) return undefined;
  const [, word] = ZONES.exec(fold(text)) ?? [];
  if (word === undefined) return undefined;
  return word.startsWith("不") ? "excluded" : "included";
}
