import { type Period, parsePeriod } from "../plan/period.ts";
import type { IndicatorRow, TargetRow } from "./edition.ts";

const QUARTERS = "一二三四";
const COMPARATORS: Record<string, string> = { ">=": "不低于", "<=": "不高于", "=": "等于" };

/** A period in words: `2013年`, `2013年三季度`, `2013年9月`, `2011—2015年`. */
export function periodWords(id: string): string {
  const period = parsePeriod(id);
  if (!period) return id;
  const { year, place, kind } = period;
  if (kind === "span") return `${id.replace("-", "—")}年`;
  if (kind === "quarter") return `${year}年${QUARTERS[place - 1]}季度`;
  if (kind === "half") return `${year}年${place === 1 ? "上" : "下"}半年`;
  return kind === "month" ? `${year}年${place}月` : `${year}年`;
}

/** What a figure at the end of a period covers: `2013年1—9月` for a sum from the year's start, `2013年三季度末` for a level. */
export function coverWords(id: string, periods: IndicatorRow["periods"]): string {
  const period = parsePeriod(id);
  if (!period || period.kind === "span") return periodWords(id);
  if (periods === "last") return `${periodWords(id)}末`;
  return period.kind === "year" ? periodWords(id) : `${period.year}年1—${(period.last % 12) + 1}月`;
}

/** When in a year a period ends, in words: `一季度末`, `上半年末`, `9月末`. */
export function placeWords({ kind, place }: Period): string {
  if (kind === "quarter") return `${QUARTERS[place - 1]}季度末`;
  if (kind === "half") return `${place === 1 ? "上" : "下"}半年末`;
  return kind === "month" ? `${place}月末` : "年末";
}

/** The comparator of a target in words, before its number. */
export function comparatorWords(comparator: TargetRow["comparator"]): string {
  return COMPARATORS[comparator] ?? comparator;
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
