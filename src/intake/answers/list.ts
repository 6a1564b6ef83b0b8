import type { Period } from "../../core/period.ts";
import type { SourceOfFigure } from "../contract.ts";
import type { CellPlace } from "../layout/sheet.ts";
import type { Answer } from "./answer.ts";
import type { KeptQuestion } from "./survey.ts";

/** What a sheet of a unit that is listed says of a question, as written; of when it was inspected the day too. */
export interface Said {
  question: string;
  kind: KeptQuestion["kind"];
  place: CellPlace;
  text: string;
  day?: string;
}

/** What one unit answered, in an area. */
export interface AnsweredSheet {
  place: CellPlace;
  area: string;
  answers: Answer[];
  /** By what the unit is known, and what its sheet says: of surveys whose units are listed. */
  unit: string;
  said: Said[];
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
