import { compare, decimal, type Exact, round, ZERO } from "../../arithmetic/exact.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import { alike } from "../rows.ts";
import { amountIn, decimalPointIn, isOfTwoNumbers } from "./amount.ts";

/** What a sheet answers to a question: the id of an answer of its scale, and what counts of it; null where nothing does. */
export interface Answer {
  answer: string;
  value: Exact | null;
}

/** The most decimals of an amount. */
const MOST_DECIMALS = 3;
const MUCH: Exact = { num: 10n ** 9n, den: 1n };
/** How forms number a question, and what they print behind it. */
const NUMBERED = /^(?:第\d+题[、.:]?|q\d+[、.:]?|\(\d+\)|\d+[、.．:：]|[一二三四五六七八九十]+[、.])/i;
const PRINTED_BEHIND = /(?:[?*。]|\((?:必[答填选]|单选)题?\))+$/;

/** The survey of the plan that a text names. */
export function surveyNamed(text: string, plan: Plan): PlanRow | undefined {
  const said = text.replace(/[《》“”"]/g, "");
  return plan
    .rows("surveys")
    .find(({ survey = "", title = "" }) => [survey, title].some((name) => alike(name, said)));
}

/** What stands beside answers: when and by whom a unit was inspected, and words of one's own. */
export const NO_ANSWERS = ["day", "person", "body", "text"];

/** Whether a question is answered, and not said beside. */
export function isAnswered({ kind = "" }: PlanRow): boolean {
  return !NO_ANSWERS.includes(kind);
}

/** The questions of a survey that are answered. */
export function questionsOf(survey: string, plan: Plan): PlanRow[] {
  return plan.rows("questions").filter((row) => row.survey === survey && isAnswered(row));
}

/** The question that a head names, perhaps with its number before it and its unit behind. */
export function questionNamed(head: string, questions: PlanRow[]): PlanRow | undefined {
  const said = fold(head);
  const bare = said.replace(NUMBERED, "").replace(PRINTED_BEHIND, "");
  return questions.find(({ question = "", title = "", unit = "", kind, most = "" }) =>
    [
      question,
      title,
      ...(kind === "score" ? scored(title, most) : []),
      ...(unit ? [`${title}(${unit})`, `${title}/${unit}`, `${title}${unit}`] : []),
    ]
      .map(fold)
      .some((name) => name === said || name === bare),
  );
}

/** The other heads of a score: one that says so, or names its full marks. */
function scored(title: string, most: string): string[] {
  return [`得分`, `评分`, `(${most}分)`, `(满分${most})`, `(满分${most}分)`, `(${most}分制)`].map(
    (said) => title + said,
  );
}

/** What a text answers to a question; undefined where it is no answer to it. */
export function answerTo(
  { kind, scale, most = "", unit = "" }: PlanRow,
  text: string,
  plan: Plan,
  format = "",
  hasCommas = false,
): Answer | undefined {
  if (text.trim() === "") return undefined;
  if (kind === "scale" || kind === "category") {
    const row = plan.rows("scales").find((each) => each.scale === scale && alike(each.title ?? "", text));
    return row && { answer: row.answer ?? "", value: kind === "scale" ? decimal(row.score ?? "") : null };
  }
  if (hasCommas && isOfTwoNumbers(text)) return undefined;
  const value = amountIn(
    decimalPointIn(text) ?? text,
    kind === "amount" || !/[%‰]/.test(unit) ? unit : "",
    format,
  );
  if (!value || compare(value, ZERO) < 0 || compare(value, round(value, MOST_DECIMALS)) !== 0)
    return undefined;
  const isFraction = compare(value, ZERO) > 0 && compare(value, { num: 1n, den: 1n }) < 0;
  // It may be the share of the full marks.
  if (kind === "score" && isFraction && compare(decimal(most) ?? ZERO, { num: 10n, den: 1n }) >= 0)
    return undefined;
  const limit = kind === "score" ? (decimal(most) ?? ZERO) : MUCH;
  return compare(value, limit) > 0 ? undefined : { answer: "", value };
}
