import { isDoubtful, isRemarkBelow } from "../beside.ts";
import type { PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import type { TableRow } from "../rows.ts";
import { questionNamed } from "./question.ts";

const ADDED_UP = /^(?:合计|总计|小计|共计|累计|总数|平均|均值)|(?:合计|总计|小计|平均)$/;

/** Whether a row of answers adds up or averages others, by the cells that name what it is of. */
export function addsUp({ spread }: TableRow, naming: number[]): boolean {
  return naming.some((column) => ADDED_UP.test(fold(spread[column] ?? "")));
}

/** Whether a row says of itself, in place of its number, in a comment or in a remark, that it does not count. */
export function isDisowned(
  { texts, spread, comments }: TableRow,
  heads: string[],
  { unit, taken, questions }: { unit: number; taken: Set<number>; questions: PlanRow[] },
): boolean {
  if ([spread[unit] ?? "", ...(comments ?? [])].some(doubts)) return true;
  return texts.some((text, column) => {
    const head = heads[column] ?? "";
    return !taken.has(column) && isRemarkBelow(head) && !questionNamed(head, questions) && doubts(text);
  });
}

function doubts(text: string): boolean {
  return isDoubtful(fold(text).replaceAll("不合格", ""));
}

/** Whether what stands above a table of amounts has them in another unit of money than its survey's. */
export function isInOtherMoney(above: TableRow[], questions: PlanRow[]): boolean {
  const units = questions.flatMap(({ kind, unit = "" }) => (kind === "amount" ? fold(unit) : []));
  if (units.length === 0) return false;
  return above.some(({ texts }) => {
    const line = texts.map(fold).filter((text) => text !== "");
    return line.some((text, at) => {
      const whole = text.endsWith("单位") ? `${text}:${line[at + 1] ?? ""}` : text;
      const money = unitsIn(whole).filter((unit) => /^[十百千万亿]*元$/.test(unit));
      return money.length > 0 && money.every((unit) => !units.includes(unit));
    });
  });
}

/** The units that a line names behind 单位, which no word for whose form it is stands before. */
function unitsIn(line: string): string[] {
  const named = line
    .split(/[(),;]/)
    .flatMap((part) => /^(?:计量|金额|货币)?单位:?(.+)$/.exec(part)?.[1] ?? []);
  return named.flatMap((units) => units.replace(/:.*$/, "").split(/[、,，]/));
}
