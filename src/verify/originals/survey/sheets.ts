import { decimal } from "../../arithmetic/exact.ts";
import type { Opened } from "../book.ts";
import { isRagged, labelled } from "../layout.ts";
import { type LayoutTable, tablesIn } from "../mapped/heads.ts";
import { layoutsOfSurveys } from "../mapped/layouts.ts";
import { shownSheets } from "../mappings.ts";
import type { Names } from "../names.ts";
import { readCount } from "../number.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import { hasCheckSign } from "../register/credit-code.ts";
import type { TableRow } from "../rows.ts";
import { departmentOf } from "../span.ts";
import { decimalPointIn } from "./amount.ts";
import { addsUp, isDisowned, isInOtherMoney, moneyOf } from "./beside.ts";
import { questionsAt } from "./heads.ts";
import { isOfOther, rowsLeft } from "./notes.ts";
import { beginAnew, type Numbered } from "./numbers.ts";
import { type Answer, answerTo, isAnswered, questionNamed, questionsOf, surveyNamed } from "./question.ts";

/** What one unit answered, by questions. */
export interface AnsweredSheet {
  area: string;
  answers: Map<string, Answer>;
}

/** How many sheets of an area gave an answer. */
interface CountedAnswer extends Answer {
  area: string;
  question: string;
  sheets: bigint;
}

/** What a table lists: the sheets of a survey for a period, each or counted by answer. */
export interface AnswerList {
  survey: PlanRow;
  department: string;
  period: string;
  sheets: AnsweredSheet[];
  counted: CountedAnswer[];
}

/** By what the rows of one table are read. */
interface Reading {
  list: AnswerList;
  questions: PlanRow[];
  names: Names;
  plan: Plan;
  columnOf(role: string): number;
  /** The codes and answers that were there before: what is there again does not count. */
  before: Set<string>;
}

/** What a received file lists of surveys, by its own heads. */
export function answersIn({ book }: Opened, names: Names, plan: Plan): AnswerList[] {
  const before = new Map<string, Set<string>>();
  const tables = shownSheets(book).flatMap((sheet) => tablesIn(book, sheet, layoutsOfSurveys(), names));
  const open = tables.flatMap(
    (table) => openTable(table, book.kind === "text", { names, plan, before }) ?? [],
  );
  const whole = {
    isAnew: beginAnew(open.flatMap(({ units }) => units)),
    commas: new Set(open.flatMap(({ commas }) => commas)),
  };
  return open.flatMap((each) => listOf(each, whole) ?? []);
}

/** What all tables of a file tell of its rows: whether units are numbered anew in each area, and the questions with commas before decimals. */
interface Whole {
  isAnew: boolean;
  commas: Set<string>;
}

/** A table whose rows are still to be read. */
interface OpenTable {
  by: Reading;
  rows: TableRow[];
  asked: [number, PlanRow][];
  isCounted: boolean;
  /** What its units are called, and where they are. */
  units: Numbered[];
  /** The questions in whose column a number has a comma before its decimals. */
  commas: string[];
}

function openTable(
  table: LayoutTable,
  isText: boolean,
  { names, plan, before }: Pick<Reading, "names" | "plan"> & { before: Map<string, Set<string>> },
): OpenTable | undefined {
  const { layout, rows, top, bottom, end, columns } = table;
  const fieldOf = (role: string) => layout.fields.find(({ says }) => says.includes(role));
  const said = (role: string) => labelled(rows.slice(0, top), fieldOf(role)?.words[0] ?? "") ?? "";
  const survey = surveyNamed(said("survey"), plan);
  const [period] = names.periods(said("period"), "");
  if (!survey || !period) return undefined;
  const all = plan.rows("questions").filter((row) => row.survey === survey.survey);
  const [noted, above] = [notedBy(all, period.id, plan), rows.slice(0, top)];
  if (isInOtherMoney(above, table.sheet, all) || isOfOther(above, noted)) return undefined;
  const key = `${survey.survey} ${period.id}`;
  const known = before.get(key) ?? new Set<string>();
  before.set(key, known);
  const list = { survey, department: departmentOf(said("department"), plan), period: period.id };
  const columnOf = (role: string) => {
    const field = fieldOf(role);
    return (field && columns.get(field)?.[0]) ?? -1;
  };
  const by: Reading = {
    ...{ list: { ...list, sheets: [], counted: [] }, names, plan, columnOf, before: known },
    questions: questionsOf(survey.survey ?? "", plan),
  };
  const heads = rows.slice(top, bottom + 1);
  const lowest = (column: number) => table.texts.get(column)?.at(-1) ?? "";
  if (/[%‰]/.test(lowest(columnOf("sheets")))) return undefined;
  const naming = ["unit-code", "area", "question", "answer"].map(columnOf);
  const named = fieldOf("sheets") ? new Map<number, PlanRow>() : questionsAt(table, all);
  const asked = firstOfEach(named);
  const given = { taken: new Set([...columns.values()].flat()), named, money: moneyOf(all) };
  const within = { from: table.from, until: table.until, counted: fieldOf("sheets") !== undefined };
  const beside = {
    ...{ unit: columnOf("unit-code"), area: columnOf("area"), lowest, names, plan },
    ...given,
    ...within,
  };
  const width = Math.max(...heads.map(({ texts }) => texts.length));
  const isRow = ({ spread }: TableRow) => names.area(spread[beside.area] ?? "") !== undefined;
  const below = rowsLeft(rows.slice(bottom + 1, end), isRow, noted);
  const lines = below.filter(
    (row) =>
      row.spread.filter((text) => text !== "").length > 1 &&
      !(isText && isRagged(row.texts, width)) &&
      !addsUp(row, naming, beside),
  );
  return {
    ...{ by, asked, isCounted: within.counted },
    rows: lines.filter((row) => !isDisowned(row, beside)),
    units: lines.map(({ spread }) => {
      const area = names.area(spread[beside.area] ?? "");
      return { number: fold(spread[beside.unit] ?? ""), area: area === cityOf(plan) ? undefined : area };
    }),
    commas: asked.flatMap(([column, { question = "" }]) =>
      below.some(({ texts }) => decimalPointIn(texts[column] ?? "")) ? question : [],
    ),
  };
}

/** By what notes beside a table are read. */
function notedBy(questions: PlanRow[], period: string, plan: Plan) {
  const scales = new Set(questions.flatMap(({ scale }) => scale || []));
  const answers = plan
    .rows("scales")
    .flatMap(({ scale = "", title = "" }) => (scales.has(scale) ? fold(title) : []));
  return {
    questions,
    answers,
    years: [period, plan.rows("plan")[0]?.issued ?? ""].map((day) => day.slice(0, 4)),
  };
}

/** What the rows of a table list; undefined where they list nothing. */
function listOf({ by, rows, asked, isCounted }: OpenTable, whole: Whole): AnswerList | undefined {
  for (const row of rows) {
    if (isCounted) addCounted(row, by);
    else addSheet(row, asked, by, whole);
  }
  const own = by.list.counted.filter(({ area }) => area !== cityOf(by.plan));
  if (by.list.sheets.length === 0 && by.list.counted.length === 0) return undefined;
  return own.length > 0 ? { ...by.list, counted: own } : by.list;
}

/** The columns of questions that are answered, each by the first that names it. */
function firstOfEach(named: Map<number, PlanRow>): [number, PlanRow][] {
  const all = [...named];
  return all.filter(
    ([, question], index) => isAnswered(question) && all.findIndex(([, each]) => each === question) === index,
  );
}

function addSheet(row: TableRow, asked: [number, PlanRow][], by: Reading, whole: Whole): void {
  const { list, plan, columnOf, before } = by;
  const area = areaOf(row, by);
  const code = fold(row.spread[columnOf("unit-code")] ?? "").toUpperCase();
  const { identity } = list.survey;
  const isKnown = identity === "none" || (identity === "credit-code" ? hasCheckSign(code) : code !== "");
  if (area === undefined || isOfWhole(area, by) || !isKnown || row.withdrawn?.has(columnOf("unit-code")))
    return;
  const key = whole.isAnew ? `${area} ${code}` : code;
  if (code !== "" && before.has(key)) return;
  before.add(key);
  const answers = new Map<string, Answer>();
  for (const [column, question] of asked) {
    const given = row.withdrawn?.has(column) ? undefined : readIn(row, column, question, { plan, ...whole });
    if (given) answers.set(question.question ?? "", given);
  }
  list.sheets.push({ area, answers });
}

function cityOf(plan: Plan): string | undefined {
  return plan.rows("plan")[0]?.city;
}

/** Whether a sheet is of the whole alone, where its survey asks the areas within and takes no sample of the whole. */
function isOfWhole(area: string, { list: { survey }, plan }: Reading): boolean {
  if (area !== cityOf(plan)) return false;
  const isSampled = plan.rows("populations").some((row) => row.survey === survey.survey && row.area === area);
  const within = plan.rows("areas").flatMap(({ area: id = "" }) => (id === area ? [] : id));
  const indicators = plan.rows("estimates").filter((row) => row.survey === survey.survey);
  return (
    !isSampled &&
    indicators.some(({ indicator = "" }) => within.some((each) => plan.applies(indicator, each)))
  );
}

function readIn(
  { texts, formats }: TableRow,
  column: number,
  question: PlanRow,
  { plan, commas }: Pick<Reading, "plan"> & Pick<Whole, "commas">,
): Answer | undefined {
  const hasCommas = commas.has(question.question ?? "");
  return answerTo(question, texts[column] ?? "", plan, formats?.get(column), hasCommas);
}

function addCounted(row: TableRow, by: Reading): void {
  const { list, plan, questions, columnOf, before } = by;
  const area = areaOf(row, by);
  const question = questionNamed(row.spread[columnOf("question")] ?? "", questions);
  const given = question && answerTo(question, row.spread[columnOf("answer")] ?? "", plan);
  const sheets = decimal(readCount(row.texts[columnOf("sheets")] ?? "") ?? "");
  if (area === undefined || !question || !given || !sheets || sheets.num < 0n || sheets.den !== 1n) return;
  const key = `${area} ${question.question} ${given.answer}`;
  if (!before.has(key))
    list.counted.push({ ...given, area, question: question.question ?? "", sheets: sheets.num });
  before.add(key);
}

/** The area of a row; undefined where it is struck out, or nobody knows it. */
function areaOf({ spread, withdrawn }: TableRow, { columnOf, names }: Reading): string | undefined {
  const column = columnOf("area");
  return withdrawn?.has(column) ? undefined : names.area(spread[column] ?? "");
}
