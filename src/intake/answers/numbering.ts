import type { Guide } from "../layout/guide.ts";
import type { Found } from "../layout/layout.ts";
import type { FoundRow } from "../layout/rows.ts";
import { fold } from "../layout/sheet.ts";
import type { AnswerMapping } from "../mapping/answers.ts";
import { isSumOfSheets } from "./beside.ts";
import { type KeptSurvey, surveyNamed } from "./survey.ts";

const RUNNING = /^\d{1,9}$/;

/** The numbers of the units of one area. */
export interface Run {
  least: number;
  most: number;
  /** How many different ones there are. */
  count: number;
}

/** A unit by its number and its area; undefined where it has no number that runs, or nobody knows where it is. */
export interface Numbered {
  number: number | undefined;
  area: string | undefined;
}

/** What a row says of the number of a unit; undefined where it has none, or stands for no unit. */
export function numberOf(
  row: FoundRow,
  survey: KeptSurvey,
  mapping: AnswerMapping,
  { names, city }: Guide,
): Numbered | undefined {
  const said = fold(row.fields[mapping.unit]?.text ?? "");
  if (said === "" || row.lone || row.fault || isSumOfSheets(row, survey, mapping)) return undefined;
  const number = RUNNING.test(said) ? Number(said) : undefined;
  const area = names.area(row.fields[mapping.area]?.text ?? "");
  return { number, area: area === city ? undefined : area };
}

/** Whether numbers begin anew with each area: in each they run from 1 without a gap, but for those of units that nobody can place in it. */
export function beginAnew(runs: Run[], unplaced: number): boolean {
  const gaps = runs.reduce((sum, { most, count }) => sum + most - count, 0);
  const areFromOne = runs.every(({ least }) => least === 1) && runs.some(({ count }) => count > 1);
  return runs.length > 1 && areFromOne && gaps <= unplaced;
}

/** Whether a number is of one unit within its area alone, in the lists of a file. */
export function numbersByArea(tables: Found[], mapping: AnswerMapping, guide: Guide): boolean {
  const numbers = new Map<string, Set<number>>();
  let unplaced = 0;
  for (const table of tables) {
    const survey = guide.surveys.get(surveyNamed(table.header.survey?.text ?? "", guide.surveys) ?? "");
    if (!survey) continue;
    for (const row of table.rows) {
      const numbered = numberOf(row, survey, mapping, guide);
      if (!numbered) continue;
      const { number, area } = numbered;
      if (number === undefined || area === undefined) unplaced += 1;
      else numbers.set(area, (numbers.get(area) ?? new Set()).add(number));
    }
  }
  return beginAnew([...numbers.values()].map(runOf), unplaced);
}

function runOf(numbers: Set<number>): Run {
  const run = { least: Number.POSITIVE_INFINITY, most: 0, count: numbers.size };
  for (const each of numbers) {
    run.least = Math.min(run.least, each);
    run.most = Math.max(run.most, each);
  }
  return run;
}
