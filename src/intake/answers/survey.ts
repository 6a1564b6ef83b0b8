import { type Period, parsePeriod } from "../../core/period.ts";
import type { Plan, Tables } from "../../plan/plan.ts";
import { isListed } from "../../plan/surveyed.ts";
import { doubtIn, type HeadRole, roleInLists, roleOfHead } from "../account/words.ts";
import { isQuoted } from "../layout/label.ts";
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
  /** How often questions count together, of each indicator that is made of several. */
  together: Map<string, number>[];
  /** The questions that only sheets with some answer of another have an answer to, such as what failed. */
  depending: { question: string; on: string }[];
  /** Whether the whole is one of the areas of which it is a sample. */
  asksWhole: boolean;
  /** For what kinds of periods it is held: those of which the plan knows how many there are to ask, else years. */
  kinds: Set<Period["kind"]>;
}

/** The number before a question: `3、…`, `（3）…`, `三、…`, `Q3…`, `第3题…`. */
const NUMBER = /^(?:\d+[、.．:：]|\(\d+\)|[一二三四五六七八九十]+[、.]|q\d+[、.:]?|第\d+题[、.:]?)/i;
/** What forms print behind a question. */
const BEHIND = /(?:\((?:单选题?|必[答填选]题?)\)|[?*。])+$/;
/** Of which kind a question is, and what may be filled in, in a row of its own. */
const KIND =
  /^(?:今年|[本当][年期]数?|单选题?|必[填答选]题?|填空题?|[选填]一项|请选择|打√|第?\d+题?|q\d+|[一二三四五六七八九十]+)$/i;
/** A unit of money in a bracket, or behind 单位. */
const MONEY = /(?:\(|单位:?)([十百千万亿]*元)/;
/** What stands around the name of a survey. */
const QUOTES = /[《》“”"]/g;

/** The surveys of a plan, by their ids. */
export function surveysOf({
  surveys,
  questions,
  scales,
  estimates,
  populations,
  weights,
  head,
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
        depending: dependingIn(estimates.rows.filter((row) => row.survey === survey)),
        asksWhole: populations.rows.some((row) => row.survey === survey && row.area === head.city),
        kinds: kindsOf(populations.rows.flatMap((row) => (row.survey === survey ? row.period : []))),
        ...madeOf(
          estimates.rows.flatMap((row) => (row.survey === survey ? [row.indicator] : [])),
          weights.rows,
        ),
      },
    ]),
  );
}

function dependingIn(made: Plan["estimates"]["rows"]): KeptSurvey["depending"] {
  const free = new Set(made.flatMap(({ only, by }) => (only === "" ? by : [])));
  return made.flatMap(({ only, by }) =>
    only === "" ? [] : by.flatMap((question) => (free.has(question) ? [] : { question, on: only })),
  );
}

function madeOf(
  indicators: string[],
  weights: Plan["weights"]["rows"],
): Pick<KeptSurvey, "indicators" | "together"> {
  const together = indicators.map(
    (indicator) =>
      new Map(
        weights.flatMap((row) =>
          row.indicator === indicator && row.part === "value"
            ? [[row.question, Number(row.factor)] as const]
            : [],
        ),
      ),
  );
  return { indicators, together: together.filter(({ size }) => size > 1) };
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

/** The question that a head names: of one of several rows one may name it, below names of groups and above what changes nothing. */
export function questionOfHead(text: string, survey: KeptSurvey): KeptQuestion | undefined {
  const whole = questionNamed(text, survey);
  const lines = text.split("\n").filter((line) => fold(line) !== "");
  if (whole || lines.length < 2) return whole;
  const at = lines.findLastIndex((line) => questionNamed(line, survey));
  const question = questionNamed(lines[at] ?? "", survey);
  if (!question) return undefined;
  const groups = lines.slice(0, at).every((line) => isGroup(line, question) && !questionNamed(line, survey));
  return groups && lines.slice(at + 1).every((line) => changesNothing(line, question)) ? question : undefined;
}

/** What a head says that is no question's, of several lines the lowest: what others say, or that it names whom a row is of. */
export function roleBeside(text: string): HeadRole | "whom" | undefined {
  const lines = text.split("\n");
  const lowest = lines.at(-1) ?? "";
  if (lines.length > 1 && lines.some(isQuoted)) return "quoted";
  return ofLine(text) ?? ofLine(lowest);
}

function ofLine(text: string): HeadRole | "whom" | undefined {
  switch (roleInLists(text)) {
    case "whom":
      return "whom";
    case "aside":
      return "plain";
    case "sum":
      return "quoted";
    default:
      return roleOfHead(text);
  }
}

/** The question of an amount that a head names with another unit of money, or a share, in a bracket behind it. */
export function otherwiseCounted(text: string, { questions }: KeptSurvey): KeptQuestion | undefined {
  const [, name = ""] = /^(.+?)[(/][十百千万亿]*(?:元|[%‰])\)?$/.exec(fold(text)) ?? [];
  const plain = name.replace(NUMBER, "");
  return questions.find(({ kind, title }) => kind === "amount" && [name, plain].includes(fold(title)));
}

/** The question that a text names: by its title or id, perhaps with a number before it and its unit behind. */
export function questionNamed(text: string, { questions }: KeptSurvey): KeptQuestion | undefined {
  const said = fold(text);
  const plain = said.replace(NUMBER, "").replace(BEHIND, "");
  return questions.find(({ id, title, unit, kind, most }) =>
    [
      ...(kind === "score" ? namesOfScore(fold(title), most) : []),
      fold(id),
      fold(title),
      fold(`${title}(${unit})`),
      ...(unit ? [fold(`${title}/${unit}`), fold(`${title}${unit}`)] : []),
    ].some((name) => name === said || name === plain),
  );
}

/** What the head of a score may be beside its title: with its full marks behind it, or that it is one. */
function namesOfScore(title: string, most: string): string[] {
  const marks = [`${most}分`, `满分${most}`, `满分${most}分`, `${most}分制`];
  return [...marks.map((each) => `${title}(${each})`), `${title}得分`, `${title}评分`];
}

/** Whether what stands above a question may be the name of its group: it names no other time, count or unit. */
function isGroup(line: string, { unit }: KeptQuestion): boolean {
  const said = fold(line);
  const other = MONEY.exec(said)?.[1];
  const isOther = /(?:19|20)\d{2}|第?[一二三四1-4]季度|\d月/.test(said) || isQuoted(line);
  return !isOther && doubtIn(said, "below") === undefined && (other === undefined || other === fold(unit));
}

/** Whether what stands below a question says nothing more than forms print there, or its unit. */
function changesNothing(line: string, { unit }: KeptQuestion): boolean {
  const said = fold(line).replace(/^\((.+)\)$/, "$1");
  return said === fold(unit) || roleOfHead(said) === "same" || KIND.test(said);
}
