import { compare, decimal, type Exact, round, ZERO } from "../../arithmetic/exact.ts";
import { readAs, unitBehind } from "../number.ts";
import type { Plan, PlanRow } from "../plan.ts";
import { fold } from "../read/sheet.ts";
import { alike } from "../rows.ts";

/** What a sheet answers to a question: the id of an answer of its scale, and what counts of it; null where nothing does. */
export interface Answer {
  answer: string;
  value: Exact | null;
}

/** The most decimals of an amount. */
const MOST_DECIMALS = 3;
const MUCH: Exact = { num: 10n ** 9n, den: 1n };
/** More decimals than these only a machine writes. */
const WRITTEN = 6;
/** How forms number a question, and what they print behind it. */
const NUMBERED = /^(?:第\d+题[、.:]?|q\d+[、.:]?|\(\d+\)|\d+[、.．:：]|[一二三四五六七八九十]+[、.])/i;
const PRINTED_BEHIND = /(?:[?*。]|\((?:必[答填选]|单选)题?\))+$/;
/** How an amount may be written. */
const WAYS = ["照写", "去千位分隔符", "去单位", "去单位、去千位分隔符", "汉字数字", "记为零"];

/** The survey of the plan that a text names. */
export function surveyNamed(text: string, plan: Plan): PlanRow | undefined {
  const said = text.replace(/[《》“”"]/g, "");
  return plan
    .rows("surveys")
    .find(({ survey = "", title = "" }) => [survey, title].some((name) => alike(name, said)));
}

/** What stands beside answers: when and by whom a unit was inspected, and words of one's own. */
const NO_ANSWERS = ["day", "person", "body", "text"];

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
  return questions.find(({ question = "", title = "", unit = "" }) =>
    [question, title, ...(unit ? [`${title}(${unit})`, `${title}/${unit}`, `${title}${unit}`] : [])]
      .map(fold)
      .some((name) => name === said || name === bare),
  );
}

/** What a text answers to a question; undefined where it is no answer to it. */
export function answerTo(
  { kind, scale, most = "", unit = "" }: PlanRow,
  text: string,
  plan: Plan,
): Answer | undefined {
  if (text.trim() === "") return undefined;
  if (kind === "scale" || kind === "category") {
    const row = plan.rows("scales").find((each) => each.scale === scale && alike(each.title ?? "", text));
    return row && { answer: row.answer ?? "", value: kind === "scale" ? decimal(row.score ?? "") : null };
  }
  const value = amountIn(text, kind === "amount" ? unit : "");
  if (!value || compare(value, ZERO) < 0 || compare(value, round(value, MOST_DECIMALS)) !== 0)
    return undefined;
  const limit = kind === "score" ? (decimal(most) ?? ZERO) : MUCH;
  return compare(value, limit) > 0 ? undefined : { answer: "", value };
}

function amountIn(text: string, unit: string): Exact | undefined {
  const behind = unitBehind(text);
  if (behind !== "" && behind !== fold(unit) && readAs("汉字数字", text) === undefined) return undefined;
  for (const way of WAYS) {
    const read = readAs(way, text);
    if (read === undefined) continue;
    const isLong = (read.split(".")[1] ?? "").length > WRITTEN;
    return decimal((isLong && readAs("去浮点尾数", read)) || read) ?? undefined;
  }
  return undefined;
}
