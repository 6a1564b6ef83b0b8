import { type Period, parsePeriod } from "../../core/period.ts";
import type { Plan, Tables } from "../../plan/plan.ts";
import { isListed } from "../../plan/surveyed.ts";
import { fold } from "../layout/sheet.ts";

/** A question of a survey: what an answer to it may be, by its words, folded. */
export interface KeptQuestion {
  id: string;
  title: string;
  kind: Tables["questions"]["rows"][number]["kind"];
  /** The greatest score; blank where it is none. */
  most: string;
  unit: string;
  /** The answers of its scale: their ids and scores, a blank score being none that counts. */
  answers: Map<string, { answer: string; score: string }>;
  /** These answers as the plan writes them. */
  words: string[];
}

/** A survey: who keeps it, by what its units are known, its questions in order, and the indicators made of them. */
export interface KeptSurvey {
  title: string;
  keeper: string;
  identity: Tables["surveys"]["rows"][number]["identity"];
  /** Whether single units are listed. */
  listed: boolean;
  questions: KeptQuestion[];
  indicators: string[];
  /** For what kinds of periods it is held: those of which the plan knows how many there are to ask, else years. */
  kinds: Set<Period["kind"]>;
}

/** The number before a question: `3、…`, `（3）…`, `三、…`, `Q3…`, `第3题…`. */
const NUMBER = /^(?:\d+[、.．:：]|\(\d+\)|[一二三四五六七八九十]+[、.]|q\d+[、.:]?|第\d+题[、.:]?)/i;
/** What forms print behind a question. */
const BEHIND = /(?:\((?:单选题?|必[答填选]题?)\)|[?*。])+$/;
/** What stands around the name of a survey. */
const QUOTES = /[《》“”"]/g;

/** The surveys of a plan, by their ids. */
export function surveysOf({
  surveys,
  questions,
  scales,
  estimates,
  populations,
}: Plan): Map<string, KeptSurvey> {
  return new Map(
    surveys.rows.map(({ survey, title, keeper, identity, named }) => [
      survey,
      {
        ...{ title, keeper, identity, listed: isListed({ identity, named }) },
        questions: questions.rows
          .filter((row) => row.survey === survey)
          .map(({ question: id, scale, ...row }) => {
            const own = scale === "" ? [] : scales.rows.filter((each) => each.scale === scale);
            const answers = own.map(({ answer, score, title }) => [fold(title), { answer, score }] as const);
            return { id, ...row, answers: new Map(answers), words: own.map((each) => each.title) };
          }),
        kinds: kindsOf(populations.rows.flatMap((row) => (row.survey === survey ? row.period : []))),
        indicators: estimates.rows.flatMap((row) => (row.survey === survey ? [row.indicator] : [])),
      },
    ]),
  );
}

function kindsOf(periods: string[]): KeptSurvey["kinds"] {
  const kinds = periods.flatMap((period) => parsePeriod(period)?.kind ?? []);
  return new Set(kinds.length > 0 ? kinds : ["year"]);
}

/** The survey of an id or a title. */
export function surveyNamed(text: string, surveys: Map<string, KeptSurvey>): string | undefined {
  const said = fold(text).replace(QUOTES, "");
  for (const [id, { title }] of surveys) if (said === fold(title) || said === fold(id)) return id;
  return undefined;
}

/** The question that a head names: by its title or id, perhaps with a number before it and its unit behind. */
export function questionNamed(text: string, { questions }: KeptSurvey): KeptQuestion | undefined {
  const said = fold(text);
  const plain = said.replace(NUMBER, "").replace(BEHIND, "");
  return questions.find(({ id, title, unit }) =>
    [
      fold(id),
      fold(title),
      fold(`${title}(${unit})`),
      ...(unit ? [fold(`${title}/${unit}`), fold(`${title}${unit}`)] : []),
    ].some((name) => name === said || name === plain),
  );
}
