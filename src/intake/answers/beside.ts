import type { TableAccount } from "../account/table-account.ts";
import { doubtIn } from "../account/words.ts";
import type { Fields } from "../contract.ts";
import type { Guide, Say } from "../layout/guide.ts";
import type { Segment } from "../layout/head.ts";
import type { Found } from "../layout/layout.ts";
import type { FoundRow } from "../layout/rows.ts";
import { type Cell, cellsOf, fold, type Row } from "../layout/sheet.ts";
import type { AnswerMapping } from "../mapping/answers.ts";
import { type KeptSurvey, questionOfHead, roleBeside } from "./survey.ts";

const SUM = /^(?:合计|总计|小计|共计|累计|总数|平均|均值)|(?:合计|总计|小计|平均)$/;
/** What a product that fails is called, and no doubt of its row. */
const FAILING = "不合格";
const MONEY = /^[十百千万亿]*元$/;
const UNIT_LINE = /(?:^|[(,;])(?:计量|金额|货币)?单位:?([^:()]+)/g;

/** Whether a row adds others up, by what stands in place of its unit, its area, its question or its answer. */
export function isSumOfSheets(fields: Fields, { unit, area, counted }: AnswerMapping): boolean {
  const names = [unit, area, counted?.question ?? "", counted?.answer ?? ""];
  return names.some((field) => SUM.test(fold(fields[field]?.text ?? "")));
}

/** By what a row of answers is looked at: its table with what stands beside it, and what it says itself. */
export interface BesideAnswers {
  table: Found;
  account: TableAccount;
  survey: KeptSurvey;
  answers: AnswerMapping;
  guide: Guide;
}

/** Whether a remark, a comment, the name of whom it is of, another area or what stands in place of its number says that a row may not count; told. */
export function isTakenBack(
  { index, fields }: FoundRow,
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
    return cell && isDoubted(cell.text, role, (text) => (guide.names.area(text) ?? area) !== area)
      ? cell
      : [];
  });
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

/** The further columns that are no questions, by heads that are known to say nothing of answers. */
export function besideQuestions(across: Segment["across"], survey: KeptSurvey): Segment["across"] {
  return across.filter(({ head }) => !questionOfHead(head.text, survey) && roleBeside(head.text));
}

/** The cell by which amounts are in another unit than the survey's, or sheets in percent; undefined where there is none. */
export function otherUnitOf(
  { above, columns, heads }: Found,
  { questions }: KeptSurvey,
  { counted }: AnswerMapping,
): Cell | undefined {
  const sheets = counted && heads()[columns.get(counted.sheets) ?? -1];
  if (sheets && /[%％‰]/.test(sheets.text)) return sheets;
  const own = new Set(questions.flatMap(({ kind, unit }) => (kind === "amount" ? fold(unit) : [])));
  return own.size === 0 ? undefined : above.flatMap((row) => otherMoney(row, own))[0];
}

function otherMoney(row: Row, own: Set<string>): Cell[] {
  const filled = cellsOf(row).filter(({ text }) => text !== "");
  return filled.filter(({ text }, at) => {
    const behind = /单位$/.test(fold(text)) ? fold(filled[at + 1]?.text ?? "") : "";
    const said = [...`${fold(text)}${behind}`.matchAll(UNIT_LINE)].flatMap(([, units = ""]) =>
      units.split(/[、,，]/),
    );
    const money = said.filter((unit) => MONEY.test(unit));
    return money.length > 0 && !money.some((unit) => own.has(unit));
  });
}
