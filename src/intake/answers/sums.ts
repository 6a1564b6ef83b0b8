import { roleInLists } from "../account/words.ts";
import type { Across } from "../contract.ts";
import type { Cell } from "../layout/sheet.ts";
import { readNumber } from "../values/number.ts";
import { type KeptQuestion, type KeptSurvey, questionOfHead } from "./survey.ts";

/** A number of a sheet as it is written, and the question that it answers; undefined where it cannot be read. */
interface Part {
  question: KeptQuestion;
  value: number | undefined;
  decimals: number;
}

/** What floating point is off by. */
const LEAST = 1e-9;

/** The cells of a sheet that say what its answers come to, and are neither the sum nor the mean of those beside them. */
export function sumsAtOdds(across: Across[], survey: KeptSurvey): Cell[] {
  return across.flatMap(({ head, cell }, at) => {
    if (cell.text === "" || questionOfHead(head.text, survey) || !isSum(head.text)) return [];
    const before = partsOf(across.slice(0, at), survey);
    const parts = before.length > 1 ? before : partsOf(across.slice(at + 1), survey).reverse();
    const said = numberIn(cell, parts.at(-1)?.question.unit ?? "");
    const isHeld =
      parts.length > 1 && said.value !== undefined && parts.every(({ value }) => value !== undefined);
    return isHeld && !isOneOf(said, parts, survey) ? [cell] : [];
  });
}

function isSum(head: string): boolean {
  return [head, head.split("\n").at(-1) ?? ""].some((text) => roleInLists(text) === "sum");
}

function partsOf(across: Across[], survey: KeptSurvey): Part[] {
  return across.flatMap(({ head, cell }) => {
    const question = questionOfHead(head.text, survey);
    if (question?.kind !== "amount" && question?.kind !== "score") return [];
    return [{ question, ...numberIn(cell, question.unit) }];
  });
}

function numberIn({ text, format }: Cell, unit: string): Omit<Part, "question"> {
  const read = readNumber(text, unit, { format });
  if ("fault" in read) return { value: undefined, decimals: 0 };
  return { value: Number(read.value), decimals: (read.value.split(".")[1] ?? "").length };
}

/** Whether a number is the sum of the parts nearest to it, or the mean of all, as far as they are written. */
function isOneOf(
  { value = 0, decimals }: Omit<Part, "question">,
  parts: Part[],
  { together }: KeptSurvey,
): boolean {
  const fine = Math.max(...parts.map((each) => each.decimals));
  const slack = fine > 0 ? 10 ** -fine : 0;
  const ofSum = slack * parts.length + (decimals < fine ? 10 ** -decimals : 0);
  const isNear = (other: number, off: number) => Math.abs(other - value) <= off / 2 + LEAST;
  const sums = parts
    .slice(1)
    .map((_, at) => parts.slice(at).reduce((sum, each) => sum + (each.value ?? 0), 0));
  const weighed = together.flatMap((factors) => weightedMean(parts, factors) ?? []);
  const means = [(sums[0] ?? 0) / parts.length, ...weighed];
  return (
    sums.some((sum) => isNear(sum, ofSum)) || means.some((mean) => isNear(mean, slack + 10 ** -decimals))
  );
}

function weightedMean(parts: Part[], factors: Map<string, number>): number | undefined {
  const own = parts.flatMap(({ question, value }) => {
    const factor = factors.get(question.id);
    return factor === undefined ? [] : [[factor, (value ?? 0) * factor] as const];
  });
  if (own.length < factors.size) return undefined;
  const [all, sum] = own.reduce(([left, right], [factor, each]) => [left + factor, right + each], [0, 0]);
  return sum / all;
}
