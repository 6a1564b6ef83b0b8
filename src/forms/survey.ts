import { endOf, startOf, yearOf } from "../core/period.ts";
import { periodWords } from "../core/period-words.ts";
import type { Loader } from "../intake/contract.ts";
import type { AnswerMapping } from "../intake/mapping/answers.ts";
import { isBeside } from "../plan/surveyed.ts";
import { type Answer, type FormCell, type FormSheet, given, head } from "./form.ts";
import type { Issue } from "./issue.ts";
import { areaAnswer } from "./list.ts";
import type { Department, Survey } from "./senders.ts";
import { headOf, idCells, identified, labelOf } from "./words.ts";

const WIDTH = 22;

/** A layout of lists of answers. */
export type SurveyLoader = Loader & { answers: AnswerMapping };

type Question = Issue["plan"]["questions"]["rows"][number];

/** A survey's list, to be filled in: a sheet a row, or where its units have no numbers how many gave each answer. */
export function surveySheet(
  issue: Issue,
  loader: SurveyLoader,
  department: Department,
  survey: Survey,
): FormSheet {
  const { plan, guide, period } = issue;
  const columns = loader.answers.counted
    ? countColumns(issue, loader, survey)
    : sheetColumns(issue, loader, survey);
  const [about, whole] = [loader.answers.survey, periodWords(yearOf(period, guide.begins).id)];
  return {
    name: loader.form,
    title: `${plan.head.title}${loader.form}`,
    widths: columns.map(() => WIDTH),
    tables: [
      identified(loader, (id) => ({
        top: [
          [labelOf(loader, "department"), given(department.name), ...idCells(id, 1)],
          [labelOf(loader, about), given(survey.title), labelOf(loader, "period"), given(whole)],
        ],
        heads: columns.map(([cell]) => cell),
        lines: [],
        records: columns.map(([, answer]) => answer),
      })),
    ],
  };
}

/** A row a unit: what it is known by, its area, and what it answers. */
function sheetColumns(issue: Issue, loader: SurveyLoader, survey: Survey): [FormCell, Answer][] {
  return [
    [headOf(loader, loader.answers.unit), { is: "text" }],
    [headOf(loader, loader.answers.area), areaOf(issue, survey)],
    ...questionsOf(issue, survey).map((question): [FormCell, Answer] => [
      head(question.unit === "" ? question.title : `${question.title}（${question.unit}）`),
      answerTo(issue, question),
    ]),
  ];
}

/** A row an area, question and answer, with how many gave it. */
function countColumns(issue: Issue, loader: SurveyLoader, survey: Survey): [FormCell, Answer][] {
  const { area, counted } = loader.answers;
  const asked = questionsOf(issue, survey).filter(({ scale }) => scale !== "");
  const words = asked.flatMap(({ scale }) => answersOf(issue, scale));
  return [
    [headOf(loader, area), areaOf(issue, survey)],
    [headOf(loader, counted?.question ?? ""), { is: "word", words: asked.map(({ title }) => title) }],
    [headOf(loader, counted?.answer ?? ""), { is: "word", words: [...new Set(words)] }],
    [headOf(loader, counted?.sheets ?? ""), { is: "number", whole: true, least: "0", most: "" }],
  ];
}

/** What may be answered to a question. */
function answerTo(issue: Issue, { kind, scale, most }: Question): Answer {
  const whole = yearOf(issue.period, issue.guide.begins);
  if (scale !== "") return { is: "word", words: answersOf(issue, scale) };
  if (kind === "day") return { is: "day", from: startOf(whole), until: endOf(whole) };
  if (isBeside({ kind })) return { is: "text" };
  return { is: "number", whole: false, least: "0", most: kind === "score" ? most : "" };
}

function questionsOf({ plan }: Issue, { survey }: Survey): Question[] {
  return plan.questions.rows.filter((row) => row.survey === survey);
}

function answersOf({ plan }: Issue, scale: string): string[] {
  return plan.scales.rows.flatMap((row) => (row.scale === scale ? row.title : []));
}

function areaOf({ plan, guide }: Issue, { survey }: Survey): Answer {
  const made = plan.estimates.rows.flatMap((row) => (row.survey === survey ? row.indicator : []));
  const city = plan.areas.rows.find(({ area }) => area === plan.head.city)?.name;
  const answer = areaAnswer(plan, guide, made);
  return answer.is === "word" ? { ...answer, words: answer.words.filter((word) => word !== city) } : answer;
}
