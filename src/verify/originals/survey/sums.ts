import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  multiply,
  ONE,
  round,
  shortest,
  ZERO,
} from "../../arithmetic/exact.ts";
import type { Plan, PlanRow } from "../plan.ts";
import type { AnsweredSheet, AnswerList } from "./sheets.ts";

/** A sheet that counts for an indicator: its area and answers, and what it adds above and below the line, in thousandths. */
export interface Counted {
  area: string;
  categories: Set<string>;
  answers: AnsweredSheet["answers"];
  y: bigint;
  x: bigint | undefined;
  /** How many sheets say the same. */
  times: bigint;
}

/** What is taken of sheets together. */
export type Sums = Record<
  "units" | "returned" | "sum" | "squares" | "base" | "base-squares" | "products",
  string
>;

const PLACES = 3;
const known = new WeakMap<AnswerList, Map<string, Counted[]>>();

/** What the sheets of a list add up to for an indicator: in an area, or of all; of those that gave one of some answers, or of all. */
export function sumsOf(
  list: AnswerList,
  indicator: string,
  area: string | undefined,
  category: string,
  plan: Plan,
): Sums {
  const isHere = (each: { area: string }) => area === undefined || each.area === area;
  const given = category.split("+");
  const own = countedFor(list, indicator, plan).filter(
    (each) => isHere(each) && (category === "" || given.some((answer) => each.categories.has(answer))),
  );
  const total = (of: (each: Counted) => bigint) => own.reduce((sum, each) => sum + of(each) * each.times, 0n);
  const text = (sum: bigint, places: number) => shortest({ num: sum, den: 10n ** BigInt(places) }, places);
  const returned = list.sheets.filter((sheet) => isHere(sheet) && sheet.answers.size > 0).length;
  return {
    units: String(total(() => 1n)),
    returned: String(BigInt(returned) + returnedIn(list, isHere)),
    sum: text(
      total(({ y }) => y),
      PLACES,
    ),
    squares: text(
      total(({ y }) => y * y),
      PLACES * 2,
    ),
    base: text(
      total(({ x = 0n }) => x),
      PLACES,
    ),
    "base-squares": text(
      total(({ x = 0n }) => x * x),
      PLACES * 2,
    ),
    products: text(
      total(({ x = 0n, y }) => x * y),
      PLACES * 2,
    ),
  };
}

/** The scores of which an indicator is the mean, where there are several. */
export function itemsOf(indicator: string, plan: Plan): PlanRow[] {
  const weighed = plan.rows("weights").filter((row) => row.indicator === indicator);
  const isWeighed = (id = "") => weighed.some(({ question }) => question === id);
  const items = plan
    .rows("questions")
    .filter(({ question, kind }) => kind === "score" && isWeighed(question));
  return plan.row("estimates", indicator)?.row.estimator === "mean" && items.length > 1 ? items : [];
}

/** What the sheets of a list that count for an indicator give one of its items together. */
export function marksOf(list: AnswerList, indicator: string, item: string, plan: Plan): string {
  const given = countedFor(list, indicator, plan).map(({ answers }) => answers.get(item)?.value ?? ZERO);
  return shortest(given.reduce(add, ZERO), PLACES);
}

/** The sheets of a list that count for an indicator. */
export function countedFor(list: AnswerList, indicator: string, plan: Plan): Counted[] {
  const own = known.get(list) ?? new Map<string, Counted[]>();
  known.set(list, own);
  const counted = own.get(indicator) ?? counting(list, indicator, plan);
  own.set(indicator, counted);
  return counted;
}

/** Whether units of a survey stand for others in a period, since the plan says how many there are. */
export function isWeighted(survey: string, period: string, plan: Plan): boolean {
  return plan.rows("populations").some((row) => row.survey === survey && row.period === period);
}

/** Whether units of a survey are all asked and none is to be named, so that nothing is told of too few. */
export function isGuarded({ survey = "", named }: PlanRow, period: string, plan: Plan): boolean {
  return named === "no" && !isWeighted(survey, period, plan);
}

function counting(list: AnswerList, indicator: string, plan: Plan): Counted[] {
  const estimate = plan.row("estimates", indicator)?.row;
  if (!estimate) return [];
  const { estimator, only = "" } = estimate;
  const weights = plan.rows("weights").filter((row) => row.indicator === indicator);
  const isWhole = isGuarded(list.survey, list.period, plan)
    ? wholeBy(list.survey.survey ?? "", plan)
    : () => true;
  const kinds = questionsWith(only, list.survey.survey, plan);
  const says = ({ answers }: AnsweredSheet) =>
    only === "" || kinds.some((question) => answers.get(question)?.answer);
  const sheets = list.sheets.filter(isWhole).flatMap((sheet) => {
    const categories = new Set([...sheet.answers.values()].map(({ answer }) => answer));
    const isOfKind = only === "" || categories.has(only);
    const counts = { y: isOfKind ? ONE : ZERO, x: undefined };
    const value =
      estimator === "count" ? says(sheet) && counts : isOfKind && addedBy(sheet, weights, estimate);
    if (!value) return [];
    const x = value.x && thousandths(value.x);
    return { area: sheet.area, categories, answers: sheet.answers, y: thousandths(value.y), x, times: 1n };
  });
  const [single, ...others] = weights;
  const byAnswer = others.length === 0 && (estimator === "mean" || estimator === "share") && only === "";
  const counted = list.counted.flatMap(({ area, question, answer, value, sheets: times }) => {
    if (!byAnswer || question !== single?.question || value === null) return [];
    const y = thousandths(scored(value, ONE, estimate));
    return { area, categories: new Set([answer]), answers: new Map(), y, x: undefined, times };
  });
  return [...sheets, ...counted];
}

/** The questions of a survey that may be answered so. */
function questionsWith(only: string, survey: string | undefined, plan: Plan): string[] {
  const scales = new Set(
    plan.rows("scales").flatMap(({ answer, scale }) => (answer === only ? (scale ?? "") : [])),
  );
  const own = plan.rows("questions").filter((row) => row.survey === survey && scales.has(row.scale ?? ""));
  return own.map(({ question = "" }) => question);
}

/** What a sheet adds to an indicator; undefined where it lacks an answer that counts. */
function addedBy(
  { answers }: AnsweredSheet,
  weights: PlanRow[],
  estimate: PlanRow,
): { y: Exact; x: Exact | undefined } | undefined {
  const sums = { value: ZERO, base: ZERO };
  let factors = ZERO;
  for (const { question = "", part, factor = "" } of weights) {
    const given = answers.get(question)?.value;
    const weight = decimal(factor);
    if (!given || !weight) return undefined;
    const side = part === "base" ? "base" : "value";
    sums[side] = add(sums[side], multiply(given, weight));
    if (side === "value") factors = add(factors, weight);
  }
  const y =
    estimate.estimator === "mean" || estimate.estimator === "share"
      ? scored(sums.value, factors, estimate)
      : sums.value;
  return { y, x: estimate.estimator === "ratio" ? sums.base : undefined };
}

/** The mean of scores, or whether that reaches the line. */
function scored(sum: Exact, factors: Exact, { estimator, line = "" }: PlanRow): Exact {
  if (estimator === "share") return compare(sum, multiply(decimal(line) ?? ZERO, factors)) >= 0 ? ONE : ZERO;
  return divide(sum, factors) ?? ZERO;
}

/** Whether a sheet answers all of which anything is made that a survey gives. */
function wholeBy(survey: string, plan: Plan): (sheet: AnsweredSheet) => boolean {
  const made = plan.rows("estimates").filter((row) => row.survey === survey);
  const weighed = made.flatMap(({ indicator }) =>
    plan.rows("weights").flatMap((row) => (row.indicator === indicator ? (row.question ?? "") : [])),
  );
  const by = made.flatMap(categoriesBy);
  return ({ answers }) =>
    weighed.every((question) => answers.get(question)?.value) &&
    by.every((question) => answers.get(question)?.answer);
}

/** The questions by whose answers an indicator is told. */
export function categoriesBy({ by = "" }: PlanRow): string[] {
  return by.split(";").flatMap((question) => question.trim() || []);
}

/** How many sheets were counted by answer: in each area as many as any of its questions has. */
function returnedIn({ counted }: AnswerList, isHere: (each: { area: string }) => boolean): bigint {
  const most = new Map<string, bigint>();
  const each = new Map<string, bigint>();
  for (const { area, question, sheets } of counted.filter(isHere)) {
    const sum = (each.get(`${area} ${question}`) ?? 0n) + sheets;
    each.set(`${area} ${question}`, sum);
    if (sum > (most.get(area) ?? 0n)) most.set(area, sum);
  }
  return [...most.values()].reduce((sum, of) => sum + of, 0n);
}

function thousandths(value: Exact): bigint {
  return round(value, PLACES).num;
}
