import { isDoubtful, isRemarkBelow, saysWhere, saysWhom } from "../beside.ts";
import type { Names } from "../names.ts";
import type { PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import type { TableRow } from "../rows.ts";

const ADDED_UP = /^(?:合计|总计|小计|共计|累计|总数|平均|均值)|(?:合计|总计|小计|平均)$/;

/** Whether a row of answers adds up or averages others, by the cells that name what it is of. */
export function addsUp({ spread }: TableRow, naming: number[]): boolean {
  return naming.some((column) => ADDED_UP.test(fold(spread[column] ?? "")));
}

/** Where a table of answers has what names its rows, which of its columns are read, and what stands at the head of the others. */
interface Beside {
  unit: number;
  area: number;
  taken: Set<number>;
  lowest(column: number): string;
  names: Names;
}

/** Whether a row says of itself, in place of its number, in a comment, in a remark or behind a name, that it does not count, or is of another area. */
export function isDisowned(
  { texts, spread, comments }: TableRow,
  { unit, area, taken, lowest, names }: Beside,
): boolean {
  if ([spread[unit] ?? "", ...(comments ?? [])].some(doubts)) return true;
  const own = names.area(spread[area] ?? "");
  return texts.some((text, column) => {
    if (taken.has(column) || text === "") return false;
    const head = lowest(column);
    if (isRemarkBelow(head)) return doubts(text);
    if (saysWhere(head)) return ![undefined, own].includes(names.area(text));
    return saysWhom(head) && [...fold(text).matchAll(/\(([^()]*)\)/g)].some(([, said = ""]) => doubts(said));
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
