import { isCreditCode } from "../../core/credit-code.ts";
import { endOf, type Period, startOf } from "../../core/period.ts";
import { isBeside } from "../../plan/surveyed.ts";
import type { Across, Fields } from "../contract.ts";
import type { Guide, Say } from "../layout/guide.ts";
import { type Cell, type CellPlace, fold } from "../layout/sheet.ts";
import type { AnswerMapping } from "../mapping/answers.ts";
import { readDay } from "../values/day.ts";
import { readNumber } from "../values/number.ts";
import { type Answer, readAnswer } from "./answer.ts";
import { isOfParts } from "./city.ts";
import type { AnsweredSheet, CountedAnswer, Said } from "./list.ts";
import { namesPersons } from "./persons.ts";
import { sumsAtOdds } from "./sums.ts";
import {
  type KeptQuestion,
  type KeptSurvey,
  otherwiseCounted,
  questionNamed,
  questionOfHead,
  roleBeside,
} from "./survey.ts";

/** How many questions of one scale make a sheet of equal answers doubtful. */
const STRAIGHT = 4;

/** Where a unit or an answer was first, and what it said. */
export interface Before {
  place: CellPlace;
  area: string;
  wording: string;
}

/** What only all rows of a file tell: whether a number is of one unit within its area alone, and in which questions commas stand before decimals. */
export interface WholeFile {
  /** The units that were there before. */
  known: Map<string, Before>;
  isByArea(): boolean;
  hasCommas(question: KeptQuestion): boolean;
}

/** What is told where a number is there again in another area. */
const ANEW = "前一份在另一地区；各地各自从1编号的，编号须连续";
const DASHES = ["/", "-", "--", "—", "——", "－"];

/** Reads the rows of a list of answers; knows those before, so that a unit that is there again is told. */
export class SheetReader {
  /** The questions of the heads of further columns, once a row was read. */
  private questions: Map<Cell, KeptQuestion> | undefined;

  private readonly isOfParts: boolean;

  constructor(
    private readonly mapping: AnswerMapping,
    private readonly survey: KeptSurvey,
    private readonly guide: Guide,
    private readonly say: Say,
    private readonly period: Period,
    private readonly whole: WholeFile,
  ) {
    this.isOfParts = isOfParts(survey, guide);
  }

  /** The questions that the heads of further columns name, told where they are none, are there twice, or are missing. */
  askedIn(heads: Cell[]): Map<Cell, KeptQuestion> {
    const asked = new Map<string, Cell>();
    const told = (head: Cell) => ({ ...head, text: head.text.replaceAll("\n", "/") });
    for (const head of heads) {
      const question = questionOfHead(head.text, this.survey);
      const again = question && asked.get(question.id);
      const otherwise = question ? undefined : otherwiseCounted(head.text, this.survey);
      if (otherwise) this.say("unit-differs", told(head), `${otherwise.title}：${otherwise.unit}`);
      else if (!question && !roleBeside(head.text))
        this.say("question-unknown", told(head), this.survey.questions.map(({ title }) => title).join("、"));
      if (question && again) this.say("column-repeated", told(head), question.title);
      if (question && !again) asked.set(question.id, head);
    }
    const missing = this.survey.questions.filter(
      (question) => !isBeside(question) && !asked.has(question.id),
    );
    const first = [...asked.values()][0] ?? heads[0];
    if (missing.length > 0)
      this.say("question-missing", first ? told(first) : null, missing.map(({ title }) => title).join("、"));
    return new Map(
      this.survey.questions.flatMap((question) => {
        const head = asked.get(question.id);
        return head ? [[head, question] as const] : [];
      }),
    );
  }

  /** What a row answers; undefined, with a finding, where nobody knows whose or where it is, or it was there before. */
  sheet(fields: Fields, across: Across[]): AnsweredSheet | undefined {
    const { unit, area: field } = this.mapping;
    this.questions ??= this.askedIn(across.map(({ head }) => head));
    const [unitCell, areaCell] = [fields[unit], fields[field]];
    const area = this.areaOf(areaCell);
    const code = this.codeOf(unitCell);
    if (!areaCell || !area || code === undefined) return undefined;
    if (area === this.guide.city && this.isOfParts) {
      this.say("unit-of-whole", areaCell);
      return undefined;
    }
    const answers: Answer[] = [];
    const beside: Said[] = [];
    const scaled: KeptQuestion[] = [];
    for (const { head, cell } of across) {
      const question = this.questions.get(head);
      if (question && cell.text !== "" && (this.survey.listed || question.kind === "day"))
        beside.push(this.saidIn(question, cell));
      const answer =
        question && !isLeftOut(question, cell) && readAnswer(question, cell, this.say, this.whole.hasCommas);
      if (!question || !answer) continue;
      answers.push(answer);
      if (question.kind === "scale") scaled.push(question);
    }
    const place = (unitCell ?? areaCell).place;
    const wording = answers.map(({ question, answer, value }) => `${question} ${answer} ${value}`);
    const said = { place, area, wording: [area, ...wording].join() };
    const before = code === "" ? undefined : this.unitBefore(code, said);
    if (before) {
      const kind = before.isSame ? "sheet-repeated" : "unit-repeated";
      this.say(kind, unitCell ?? areaCell, before.area === area ? "" : ANEW, undefined, [before.place]);
      return undefined;
    }
    for (const cell of sumsAtOdds(across, this.survey)) this.say("sheet-sum", cell);
    for (const { question, on } of this.survey.depending) this.tellAtOdds(question, on, across, answers);
    const same = sameAnswer(answers, scaled);
    if (same) this.say("straight-line", unitCell ?? areaCell, same);
    const known = this.survey.listed
      ? { unit: unitCell?.text.trim() ?? "", said: beside }
      : { unit: "", said: [] };
    return { place, area, answers, ...known };
  }

  /** Tells of an answer to a question that only sheets with some answer of another have, where the sheet gives that other one differently. */
  private tellAtOdds(id: string, on: string, across: Across[], given: Answer[]): void {
    const other = this.survey.questions.find(({ answers }) =>
      [...answers.values()].some(({ answer }) => answer === on),
    );
    const isOther = given.some(({ question, answer }) => question === other?.id && answer !== on);
    if (!isOther || !given.some(({ question }) => question === id)) return;
    const cell = across.find(({ head }) => this.questions?.get(head)?.id === id)?.cell;
    this.say("answer-at-odds", cell ?? null, other?.title);
  }

  /** What a cell says of a question; of when a unit was inspected the day, told where it is none of the period. */
  private saidIn({ id, kind }: KeptQuestion, cell: Cell): Said {
    const said = { question: id, kind, place: cell.place, text: cell.text };
    if (kind === "body" && namesPersons(cell.text)) this.say("body-persons", cell);
    if (kind !== "day") return said;
    const day = cell.fault ? undefined : readDay(cell.text, this.guide.years);
    if (day && day >= startOf(this.period) && day <= endOf(this.period)) return { ...said, day };
    this.say("inspection-day", cell);
    return said;
  }

  /** How many gave an answer, by a row of a list that is counted by answer. */
  counted(fields: Fields): CountedAnswer | undefined {
    const { counted, area: field } = this.mapping;
    const [areaCell, questionCell, answerCell, sheetsCell] = [
      fields[field],
      fields[counted?.question ?? ""],
      fields[counted?.answer ?? ""],
      fields[counted?.sheets ?? ""],
    ];
    const area = this.areaOf(areaCell);
    if (!areaCell || !area || !questionCell || !answerCell || !sheetsCell) return undefined;
    const question = questionNamed(questionCell.text, this.survey);
    if (!question)
      this.say("question-unknown", questionCell, this.survey.questions.map(({ title }) => title).join("、"));
    const answer = question && readAnswer(question, answerCell, this.say);
    const number = readNumber(sheetsCell.text, "", { format: sheetsCell.format });
    if ("fault" in number) this.say(number.fault, sheetsCell);
    else if (!/^\d+$/.test(number.value)) this.say("answer-beyond", sheetsCell, "不小于0的整数");
    else if (answer) {
      const said = { place: answerCell.place, area, wording: "" };
      const before = this.before(`${area} ${answer.question} ${answer.answer}`, said);
      if (!before) return { ...answer, place: areaCell.place, area, sheets: number.value };
      this.say("answer-repeated", answerCell, "", undefined, [before.place]);
    }
    return undefined;
  }

  private areaOf(cell: Cell | undefined): string | undefined {
    const { names } = this.guide;
    const area = cell && names.area(cell.text);
    if (cell && !area) this.say("area-unknown", cell, names.near("area", cell.text));
    return area;
  }

  /** By what a unit is known; blank where it need not be, undefined where it must. */
  private codeOf(cell: Cell | undefined): string | undefined {
    const code = fold(cell?.text ?? "").toUpperCase();
    const { identity } = this.survey;
    if (identity === "none") return code;
    if (code === "") this.say("unit-missing", cell ?? null);
    else if (identity === "credit-code" && !isCreditCode(code)) this.say("code-invalid", cell ?? null);
    else return code;
    return undefined;
  }

  /** Where a unit was before: in its own area, or anywhere where numbers do not begin anew with each. */
  private unitBefore(code: string, said: Before) {
    const first = this.whole.known.get(code);
    const isOther = first !== undefined && first.area !== said.area && this.whole.isByArea();
    return this.before(isOther ? `${said.area} ${code}` : code, said);
  }

  /** Where a unit or an answer was before, and whether it said the same; it is known from now on. */
  private before(key: string, said: Before) {
    const before = this.whole.known.get(key);
    if (before) return { ...before, isSame: before.wording === said.wording };
    this.whole.known.set(key, said);
    return undefined;
  }
}

/** Whether a cell says that a question of a scale or category was not answered, or that it does not arise. */
function isLeftOut({ kind }: KeptQuestion, { text }: Cell): boolean {
  const said = fold(text);
  return (
    (kind === "scale" || kind === "category") &&
    (DASHES.includes(said) || (kind === "category" && said === "无"))
  );
}

/** The one answer that a sheet gives to all of several questions of a scale, in words; undefined where it gives others too. */
function sameAnswer(answers: Answer[], scaled: KeptQuestion[]): string | undefined {
  const given = answers.filter(({ question }) => scaled.some(({ id }) => id === question));
  const first = given[0]?.answer;
  if (given.length < STRAIGHT || !given.every(({ answer }) => answer === first)) return undefined;
  return scaled.flatMap(({ answers: known, words }) =>
    words.filter((_, at) => [...known.values()][at]?.answer === first),
  )[0];
}
