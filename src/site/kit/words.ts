import { type Period, parsePeriod, yearOf } from "../../core/period.ts";
import { monthsWords, periodWords } from "../../core/period-words.ts";
import type { Edition, IndicatorRow, TargetRow } from "../../facts/edition.ts";
import { ofYears } from "../../plan/year-word.ts";

const QUARTERS = "一二三四";
/** Of shares and rates, and of what is counted. */
const COMPARATORS: Record<string, [string, string]> = {
  ">=": ["不低于", "不少于"],
  "<=": ["不高于", "不超过"],
  "=": ["等于", "等于"],
};

/** A period's end in words: `2013年末`, `2013年三季度末`, of a year that begins after January `2014年6月末`. */
export function endWords(id: string): string {
  const { kind, first = 0, last = 0 } = parsePeriod(id) ?? {};
  const whole = kind === "span" || kind === "year";
  return whole && first % 12 > 0
    ? `${Math.floor(last / 12)}年${(last % 12) + 1}月末`
    : `${periodWords(id)}末`;
}

/** What a figure at the end of a period covers: `2013年1—9月` for a sum from the year's start, `2013年三季度末` for a level. */
export function coverWords({ plan }: Edition, id: string, periods: IndicatorRow["periods"]): string {
  const period = parsePeriod(id);
  if (!period || period.kind === "span") return periodWords(id);
  if (periods === "last") return endWords(id);
  return period.kind === "year"
    ? periodWords(id)
    : monthsWords(yearOf(period, plan.head.year_begins).first, period.last);
}

/** Words of ours in which `{年}` is the plan's year. */
export function yearWords({ plan }: Pick<Edition, "plan">, words: string): string {
  return ofYears(words, plan.head.year_begins);
}

/** When in a year a period ends, in words: `一季度末`, `上半年末`, `9月末`. */
export function placeWords({ kind, place }: Period): string {
  if (kind === "quarter") return `${QUARTERS[place - 1]}季度末`;
  if (kind === "half") return `${place === 1 ? "上" : "下"}半年末`;
  return kind === "month" ? `${place}月末` : "年末";
}

/** A year under a chart: `2013`, or `2013/14` where it begins after January. */
export function yearTick({ year, kind, first }: Period): string {
  const two = kind === "year" && first % 12 > 0;
  return two ? `${year}/${String((year + 1) % 100).padStart(2, "0")}` : String(year);
}

/** The comparator of a target in words, before its number: what is counted is not high or low, but many or few. */
export function comparatorWords({ comparator, unit }: Pick<TargetRow, "comparator" | "unit">): string {
  const [share = comparator, count = comparator] = COMPARATORS[comparator] ?? [];
  return /^[%‰]/.test(unit) ? share : count;
}

export const STRENGTHS = { must: "必须完成", aim: "力争完成" } as const;

/** The form of a deliverable in words. */
export const FORMS: Record<string, string> = {
  campaign: "专项行动",
  institution: "制度机制",
  programme: "持续工作",
  capacity: "能力建设",
  register: "培育名录",
  list: "项目清单",
  survey: "调查",
  assessment: "评价",
  area: "各地工作",
};
