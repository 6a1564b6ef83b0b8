import { isDoubtful, isRemarkBelow, saysAside, saysWhere, saysWhom } from "../beside.ts";
import type { Names } from "../names.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import type { TableRow } from "../rows.ts";
import { answerTo, NO_ANSWERS } from "./question.ts";

const ADDED_UP = /^(?:合计|总计|小计|共计|累计|总数|平均|均值)|(?:合计|总计|小计|平均)$/;

/** What says so of its row wherever it stands alone. */
const ALONE =
  /^(?:(?:各地|全[市县区])?(?:[合总小共累]计|总数|平均[分数值]?)|均[值分]|最[高低][分值]|(?:各地|全[市县区])(?:均[值分]|最[高低][分值]))$/;
/** A longer text is no word on its row. */
const SHORT = 8;

/** Whether a row of answers adds up or averages others, by the cells that name what it is of, or what stands alone in one that answers nothing. */
export function addsUp({ spread, texts }: TableRow, naming: number[], beside: Beside): boolean {
  if (naming.some((column) => ADDED_UP.test(fold(spread[column] ?? "")))) return true;
  if (!beside.counted && fold(spread[beside.area] ?? "") === "全市") return true;
  return texts.some(
    (text, column) => isFurther(column, beside) && ALONE.test(fold(text)) && !isAnswer(text, column, beside),
  );
}

function isFurther(column: number, { from, until, taken }: Beside): boolean {
  return column >= from && column <= until && !taken.has(column);
}

function isAnswer(text: string, column: number, { named, plan }: Beside): boolean {
  const question = named.get(column);
  return question?.scale ? answerTo(question, text, plan) !== undefined : false;
}

/** Where a table of answers has what names its rows, which of its columns are read, and what stands at the head of the others. */
interface Beside {
  unit: number;
  area: number;
  /** The columns of what every sheet has, and those of questions. */
  taken: Set<number>;
  named: Map<number, PlanRow>;
  /** The table's first column, and its last. */
  from: number;
  until: number;
  /** Whether it is counted by answer. */
  counted: boolean;
  /** The units of the survey's amounts. */
  money: string[];
  lowest(column: number): string;
  names: Names;
  plan: Plan;
}

/** Whether a row says of itself, in place of its number or an answer, in a comment, in a remark or behind a name, that it does not count, or is of another area or money. */
export function isDisowned({ texts, spread, comments }: TableRow, beside: Beside): boolean {
  const { unit, area, lowest, names, money, named } = beside;
  if ([spread[unit] ?? "", ...(comments ?? [])].some(doubts)) return true;
  const own = names.area(spread[area] ?? "");
  return texts.some((text, column) => {
    if (!isFurther(column, beside) || text === "") return false;
    const question = named.get(column);
    if (question) return !isAnswer(text, column, beside) && isVoid(text, question);
    const head = lowest(column);
    if (isRemarkBelow(head) || saysAside(head)) return doubts(text) || isOfOtherMoney(text, money);
    if (saysWhere(head)) return ![undefined, own].includes(names.area(text));
    return saysWhom(head) && doubtsInBrackets(text);
  });
}

/** Whether what stands in place of an answer is a short word of doubt without a figure, or one is in brackets behind a name. */
function isVoid(text: string, { kind = "" }: PlanRow): boolean {
  const said = fold(text);
  if (said.length <= SHORT && !/\d/.test(said) && isDoubtful(said, true)) return true;
  return NO_ANSWERS.includes(kind) && doubtsInBrackets(text);
}

function doubtsInBrackets(text: string): boolean {
  return [...fold(text).matchAll(/\(([^()]*)\)/g)].some(([, said = ""]) => doubts(said));
}

function isOfOtherMoney(text: string, money: string[]): boolean {
  const said = /(?:[以按为]|单位:?)([十百千万亿]*元)/.exec(fold(text))?.[1];
  return said !== undefined && money.length > 0 && !money.includes(said);
}

function doubts(text: string): boolean {
  return isDoubtful(fold(text).replaceAll("不合格", ""));
}

/** The units in which a survey has its amounts. */
export function moneyOf(questions: PlanRow[]): string[] {
  return questions.flatMap(({ kind, unit = "" }) => (kind === "amount" ? fold(unit) : []));
}

/** Whether what stands above a table of amounts has them in another unit of money than its survey's. */
export function isInOtherMoney(above: TableRow[], sheet: string, questions: PlanRow[]): boolean {
  const units = moneyOf(questions);
  if (units.length === 0) return false;
  const inBracket = (text: string) => /\(([十百千万亿]*元)\)$/.exec(text)?.[1] ?? [];
  if ([inBracket(fold(sheet))].flat().some((unit) => !units.includes(unit))) return true;
  return above.some(({ texts }) => {
    const line = texts.map(fold).filter((text) => text !== "");
    return line.some((text, at) => {
      const whole = text.endsWith("单位") ? `${text}:${line[at + 1] ?? ""}` : text;
      const money = [unitsIn(whole), inBracket(text)].flat().filter((unit) => /^[十百千万亿]*元$/.test(unit));
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
