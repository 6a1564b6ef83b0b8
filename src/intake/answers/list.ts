import type { Period } from "../../core/period.ts";
import type { SourceOfFigure } from "../contract.ts";
import type { CellPlace } from "../layout/sheet.ts";
import type { Answer } from "./answer.ts";

/** What one unit answered, in an area. */
export interface AnsweredSheet {
  place: CellPlace;
  area: string;
  answers: Answer[];
}

/** How many sheets of an area gave an answer. */
export interface CountedAnswer extends Answer {
  place: CellPlace;
  area: string;
  sheets: string;
}

/** What one table lists: the sheets of a survey for a period, all of them, each or counted by answer. */
export interface AnswerList {
  survey: string;
  source: SourceOfFigure;
  period: Period;
  sheets: AnsweredSheet[];
  counted: CountedAnswer[];
}

/** What plain sheets of a large list add up to, by its number, as a row of the warehouse: of no indicator, how many came back. */
export type LargeSum = { list: number; indicator: string | null; units: string };
