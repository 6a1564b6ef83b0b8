import { isDoubtful, isSigned } from "../beside.ts";
import type { PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import type { TableRow } from "../rows.ts";
import { moneyOf } from "./beside.ts";

/** What of a note is of the survey as a whole. */
const OF_ALL = ["不合格", "整改", "其中", "不计分", "不得分", "不扣分"];
const ANOTHER_UNIT = /(?:单位:?|[以按为])([十百千万亿]*元)(?:为单位)?/g;
/** Whatever may be said of single rows. */
const ROWS = /序号|编号|第\d+[份家条行号项]|\d+[号行]|[不未除另更改错误补漏删撤废]/;
/** What speaks of rows above it too. */
const ABOVE = /以上|上[述表]|本[表名]|表[中内]|更正|订正|勘误/;

/** By what notes beside a table of answers are read. */
interface NotedBy {
  questions: PlanRow[];
  /** The words of all answers of the survey. */
  answers: string[];
  /** The years that a note may name. */
  years: string[];
}

/** Whether a line beside a table of answers may take something of it back. */
function takesBack(text: string, { questions, answers, years }: NotedBy): boolean {
  const money = moneyOf(questions);
  const said = fold(text);
  if (isSigned(text)) return isDoubtful(said);
  for (const [, unit = ""] of said.matchAll(ANOTHER_UNIT))
    if (money.length > 0 && !money.includes(unit)) return true;
  const words = [...answers].sort((one, other) => other.length - one.length);
  const rest = [...words, ...OF_ALL].reduce(
    (left, word) => left.split(word).join(""),
    said.replace(ANOTHER_UNIT, ""),
  );
  const named = [...rest.matchAll(/((?:19|20)\d\d)年/g)].map(([, year = ""]) => year);
  return isDoubtful(rest) || named.some((year) => !years.includes(year)) || ROWS.test(rest);
}

/** The rows of a table that no line beside them takes back: those above one between them, or, where it speaks of all or stands last, none. */
export function rowsLeft(rows: TableRow[], isRow: (row: TableRow) => boolean, by: NotedBy): TableRow[] {
  let until = rows.length;
  for (const [at, row] of rows.entries()) {
    const filled = row.spread.filter((text) => text !== "");
    const text = [...new Set(filled)].join(" ");
    const isLine = filled.length === 1 || (!isRow(row) && /[:：]/.test(text));
    if (filled.length === 0 || !isLine || !takesBack(text, by)) continue;
    const isBetween = rows.slice(at + 1).some(isRow);
    until = Math.min(until, isBetween && !ABOVE.test(text) ? at : 0);
  }
  return rows.slice(0, until);
}

/** Whether a title above a table, alone in its row, is of another year or of something that does not count. */
export function isOfOther(above: TableRow[], { years }: Pick<NotedBy, "years">): boolean {
  return above.some(({ texts }) => {
    const [title = "", ...others] = texts.filter((text) => text !== "");
    const named = [...fold(title).matchAll(/((?:19|20)\d\d)年/g)].map(([, year = ""]) => year);
    return (
      others.length === 0 &&
      !/[:：]/.test(title) &&
      (isDoubtful(title, true) || named.some((year) => !years.includes(year)))
    );
  });
}
