import { applicablePairs } from "../../plan/applies.ts";
import type { Tables } from "../../plan/plan.ts";
import { type Beside, type DrawnAnswer, drawAnswers } from "./answer.ts";
import { type Draw, drawFor, noise } from "./draw.ts";
import { drawEnterprise } from "./enterprise.ts";
import type { DemoGround } from "./ground.ts";
import type { SurveyProfile } from "./profile.ts";
import { type Line, NOTICE, type Truth } from "./sheet.ts";
import type { Draft } from "./statistic.ts";

type Survey = Tables["surveys"]["rows"][number];

/** A sheet that was drawn: of which unit, in which area. */
interface DrawnSheet {
  unit: string;
  area: string;
  answers: DrawnAnswer[];
}

/** The lists of answers that keepers of surveys send. */
export function surveyDrafts(ground: DemoGround): Draft[] {
  return ground.profiles.surveys.map((profile) => {
    const { survey, period, layout } = profile;
    const row = ground.plan.surveys.rows.find((each) => each.survey === survey);
    if (!row) throw new Error(`the demonstration tables name ${survey}, which the plan does not have`);
    const about = ["报送部门", row.keeper, "调查名称", row.title, "报告期", `${period}年`];
    return {
      ...{ department: row.keeper, name: `${row.title}-${period}` },
      encoding: layout === "xlsx" ? "workbook" : "utf-8",
      until: `${period}-12-31`,
      sheet: () => {
        const sheets = drawSheets(ground, row, profile);
        const counted = layout === "counts";
        return {
          name: "答卷",
          top: [[NOTICE], about],
          heads: counted
            ? ["地区", "题目", "选项", "份数"]
            : ["编号", "地区", ...questionsOf(ground, survey).map(({ title }) => title)],
          lines: counted ? countedLines(ground, sheets) : sheets.map((sheet) => lineOf(ground, sheet)),
          foot: [],
        };
      },
    };
  });
}

/** A unit that did not pass, and whose sheet it was. */
export interface Failed {
  unit: string;
  area: string;
  period: string;
}

/** The units of a survey whose sheets say what the plan counts by itself: what did not pass. */
export function failedUnits(ground: DemoGround, survey: string): Failed[] {
  const { plan, profiles } = ground;
  const row = plan.surveys.rows.find((each) => each.survey === survey);
  const failing = new Set(plan.estimates.rows.flatMap((each) => (each.survey === survey ? each.only : [])));
  if (!row) throw new Error(`the demonstration tables name ${survey}, which the plan does not have`);
  return profiles.surveys
    .filter((profile) => profile.survey === survey)
    .flatMap((profile) =>
      drawSheets(ground, row, profile).flatMap(({ unit, area, answers }) =>
        answers.some(({ answer }) => failing.has(answer) && answer !== "")
          ? [{ unit, area, period: profile.period }]
          : [],
      ),
    );
}

function questionsOf({ plan }: DemoGround, survey: string) {
  return plan.questions.rows.filter((row) => row.survey === survey);
}

/** The sheets of all areas: some areas are more content than others, and no two have the same number of sheets. */
function drawSheets(
  ground: DemoGround,
  { survey, identity }: Survey,
  { period, units }: SurveyProfile,
): DrawnSheet[] {
  const indicators = ground.plan.estimates.rows.flatMap((row) =>
    row.survey === survey ? row.indicator : [],
  );
  const asked = new Set(
    applicablePairs(ground.plan).flatMap(({ indicator, area }) =>
      indicators.includes(indicator) ? area : [],
    ),
  );
  const questions = questionsOf(ground, survey);
  return ground.areas
    .filter(({ area }) => asked.has(area))
    .flatMap(({ area }, place) => {
      const mood = noise(drawFor(ground.seed, "mood", survey, area), 1);
      const draw = drawFor(ground.seed, "survey", survey, period, area);
      const count = Math.max(1, Math.round(units + noise(draw, units / 3)));
      const beside = { year: period, draw: drawFor(ground.seed, "inspected", survey, period, area) };
      const taken = new Set<number>();
      return Array.from({ length: count }, (_, at) => ({
        unit: unitOf(identity, { survey, period, place, at }, { draw, taken, region: area }),
        area,
        answers: drawDiverse(ground, questions, mood, draw, beside),
      }));
    });
}

/** The answers of a sheet that does not give one answer to everything, since each of those would be told. */
function drawDiverse(
  ground: DemoGround,
  questions: ReturnType<typeof questionsOf>,
  mood: number,
  draw: Draw,
  beside: Beside,
): DrawnAnswer[] {
  for (;;) {
    const answers = drawAnswers(ground, questions, mood, draw, beside);
    const scaled = answers.filter(({ question }) => question.kind === "scale");
    if (scaled.length < 2 || scaled.some(({ answer }) => answer !== scaled[0]?.answer)) return answers;
  }
}

/** By what a unit is known: the code of an enterprise, or a number of the survey. */
function unitOf(
  identity: Survey["identity"],
  { survey, period, place, at }: { survey: string; period: string; place: number; at: number },
  { draw, taken, region }: { draw: Draw; taken: Set<number>; region: string },
): string {
  if (identity !== "credit-code")
    return `${survey.slice(0, 2).toUpperCase()}${period}-${String(place * 1000 + at + 1).padStart(5, "0")}`;
  return drawEnterprise(draw, place, /^\d{6}$/.test(region) ? region : "330400", taken).code;
}

function lineOf(ground: DemoGround, { unit, area, answers }: DrawnSheet): Line {
  return {
    cells: [unit, ground.area(area).name, ...answers.map(({ text }) => text)],
    truths: answers.flatMap((answer, at): Truth[] => {
      if (answer.answer === "" && answer.value === "") return [];
      const { question } = answer.question;
      return [
        { is: "answer", column: at + 2, area, question, answer: answer.answer || answer.value, sheets: "1" },
      ];
    }),
  };
}

/** How many gave each answer, by area and question. */
function countedLines(ground: DemoGround, sheets: DrawnSheet[]): Line[] {
  const counted = new Map<string, { first: DrawnAnswer; area: string; count: number }>();
  for (const { area, answers } of sheets)
    for (const answer of answers) {
      const key = `${area} ${answer.question.question} ${answer.answer}`;
      const known = counted.get(key) ?? { first: answer, area, count: 0 };
      known.count += 1;
      counted.set(key, known);
    }
  return [...counted.values()].map(({ first, area, count }) => ({
    cells: [ground.area(area).name, first.question.title, first.text, count],
    truths: [
      {
        ...{ is: "answer", column: 0, area, question: first.question.question },
        ...{ answer: first.answer, sheets: String(count) },
      },
    ],
  }));
}
