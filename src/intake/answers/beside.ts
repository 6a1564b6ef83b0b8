import { isBeside } from "../../plan/surveyed.ts";
import type { TableAccount } from "../account/table-account.ts";
import { doubtIn } from "../account/words.ts";
import type { Guide, Say } from "../layout/guide.ts";
import type { Segment } from "../layout/head.ts";
import type { Found } from "../layout/layout.ts";
import type { FoundRow } from "../layout/rows.ts";
import { type Cell, cellsOf, fold, type Row } from "../layout/sheet.ts";
import type { AnswerMapping } from "../mapping/answers.ts";
import { type KeptSurvey, questionOfHead, roleBeside } from "./survey.ts";

const SUM = /^(?:合计|总计|小计|共计|累计|总数|平均|均值)|(?:合计|总计|小计|平均)$/;
/** What stands alone in any cell of a row that adds others up, or tells of the best and the worst. */
const SUM_ALONE =
  /^(?:全[市县区]|各地)?(?:合计|总计|小计|共计|累计|总数|平均[分数值]?|均[值分]|最[高低][分值])$/;
/** In place of an area all of them. */
export const ALL_AREAS = "全市";
/** A cell of more signs that is no remark is no word on its row. */
const SHORT = 8;
/** What a product that fails is called, and no doubt of its row. */
const FAILING = "不合格";
const MONEY = /^[十百千万亿]*元$/;
const TITLE_MONEY = /\(([十百千万亿]*元)\)$/;
/** A unit of money of which a remark says that figures are in it. */
const SAID_MONEY = /(?:单位:?|[以按为])([十百千万亿]*元)/;
const UNIT_LINE = /(?:^|[(,;])(?:计量|金额|货币)?单位:?([^:()]+)/g;

/** Whether a row adds others up, by what stands in place of its unit, its area, its question or its answer, or alone in a cell that answers nothing. */
export function isSumOfSheets(
  { fields, across }: Pick<FoundRow, "fields" | "across">,
  survey: KeptSurvey,
  { unit, area, counted }: AnswerMapping,
): boolean {
  const names = [unit, area, counted?.question ?? "", counted?.answer ?? ""];
  const said = (field: string) => fold(fields[field]?.text ?? "");
  if (names.some((field) => SUM.test(said(field)))) return true;
  if (!counted && said(area) === ALL_AREAS) return true;
  return across.some(({ head, cell }) => {
    const text = fold(cell.text);
    return SUM_ALONE.test(text) && !questionOfHead(head.text, survey)?.answers.has(text);
  });
}

/** By what a row of answers is looked at: its table with what stands beside it, and what it says itself. */
export interface BesideAnswers {
  table: Found;
  account: TableAccount;
  survey: KeptSurvey;
  answers: AnswerMapping;
  guide: Guide;
}

/** Whether a remark, a comment, a name, another area or what stands in place of its number or of an answer says that a row may not count; told. */
export function isTakenBack(
  { index, fields, across }: FoundRow,
  written: Row | undefined,
  { table, account, survey, answers, guide }: BesideAnswers,
  say: Say,
): boolean {
  const further = besideQuestions(table.at.segment.across, survey).map(({ head, position }) => ({
    position,
    role: roleBeside(head.text),
  }));
  const area = guide.names.area(fields[answers.area]?.text ?? "");
  const told = [...account.beside, ...further].flatMap(({ position, role }) => {
    const cell = written?.cell(position);
    const isElsewhere = (text: string) => (guide.names.area(text) ?? area) !== area;
    const isTold =
      cell && (isDoubted(cell.text, role, isElsewhere) || isOfOtherMoney(cell.text, role, survey));
    return isTold ? cell : [];
  });
  for (const { head, cell } of across) if (isVoid(cell.text, head.text, survey)) told.push(cell);
  const unit = fields[answers.unit];
  if (unit && isDoubted(unit.text, "remark")) told.push(unit);
  const comment = account.remarked.get(index);
  for (const cell of [...told, ...(comment ? [comment] : [])]) say("remark-doubtful", cell);
  return told.length > 0 || comment !== undefined;
}

/** Whether what stands below a head of some role leaves its row in doubt; of names only what is in brackets does. */
function isDoubted(
  text: string,
  role: ReturnType<typeof roleBeside>,
  isElsewhere: (text: string) => boolean = () => false,
): boolean {
  const said = fold(text).replaceAll(FAILING, "");
  if (role === "whose") return isElsewhere(text);
  if (role === "whom")
    return [...said.matchAll(/\(([^()]*)\)/g)].some(([, each = ""]) => doubtIn(each, "below"));
  return (role === "remark" || role === "plain") && doubtIn(said, "below") !== undefined;
}

/** Whether what stands below the head of a question says that its sheet does not count: in place of an answer, or behind a name. */
function isVoid(text: string, head: string, survey: KeptSurvey): boolean {
  const said = fold(text);
  if (doubtIn(said, "below") === undefined) return false;
  const question = questionOfHead(head, survey);
  if (!question || question.answers.has(said)) return false;
  const isAlone = said.length <= SHORT && !/\d/.test(said) && doubtIn(said, "title") !== undefined;
  return isAlone || (isBeside(question) && isDoubted(text, "whom"));
}

/** Whether a remark says that its row is in another unit of money than the survey's. */
function isOfOtherMoney(text: string, role: ReturnType<typeof roleBeside>, survey: KeptSurvey): boolean {
  const own = moneyOf(survey);
  const [, money] = role === "remark" && own.size > 0 ? (SAID_MONEY.exec(fold(text)) ?? []) : [];
  return money !== undefined && !own.has(money);
}

function moneyOf({ questions }: KeptSurvey): Set<string> {
  return new Set(questions.flatMap(({ kind, unit }) => (kind === "amount" ? fold(unit) : [])));
}

/** The further columns that are no questions, by heads that are known to say nothing of answers. */
export function besideQuestions(across: Segment["across"], survey: KeptSurvey): Segment["across"] {
  return across.filter(({ head }) => !questionOfHead(head.text, survey) && roleBeside(head.text));
}

/** The cell by which amounts are in another unit than the survey's, or sheets in percent; undefined where there is none. */
export function otherUnitOf(
  { above, columns, heads, head, at }: Found,
  survey: KeptSurvey,
  { counted }: AnswerMapping,
): Cell | undefined {
  const sheets = counted && heads()[columns.get(counted.sheets) ?? -1];
  if (sheets && /[%％‰]/.test(sheets.text)) return sheets;
  const own = moneyOf(survey);
  if (own.size === 0) return undefined;
  const [, named] = TITLE_MONEY.exec(fold(at.sheet.name)) ?? [];
  if (head && named !== undefined && !own.has(named)) return { ...head, text: at.sheet.name };
  return above.flatMap((row) => otherMoney(row, own))[0];
}

function otherMoney(row: Row, own: Set<string>): Cell[] {
  const filled = cellsOf(row).filter(({ text }) => text !== "");
  return filled.filter(({ text }, at) => {
    const behind = /单位$/.test(fold(text)) ? fold(filled[at + 1]?.text ?? "") : "";
    const said = [...`${fold(text)}${behind}`.matchAll(UNIT_LINE)].flatMap(([, units = ""]) =>
      units.split(/[、,，]/),
    );
    const [, title = ""] = TITLE_MONEY.exec(fold(text)) ?? [];
    const money = [...said, title].filter((unit) => MONEY.test(unit));
    return money.length > 0 && !money.some((unit) => own.has(unit));
  });
}
