import type { Row } from "../warehouse/support.ts";
import type { Followed } from "./followed.ts";

/** A worked case of what is judged or told of figures with a break: the display text of each fact, none where there is no such fact. */
export interface Judged extends Omit<Followed, "expected"> {
  /** A target of growth of 2014, in percent, for the city. */
  growth?: string;
  /** A level that is to be reached in 2014, for the city; with a trajectory from 2013. */
  level?: string;
  /** A number that is to be counted in 2014. */
  count?: string;
  expected: Record<string, string | undefined>;
}

const OLD = ["旧 10", "旧 10", "旧 10", "旧 10"];

export const JUDGED: Judged[] = [
  {
    indicator: "j1",
    why: "a growth of a tenth is met in one series",
    given: { city: [...OLD, "旧 11", "旧 11", "旧 11", "旧 11"] },
    growth: "10",
    expected: { "target/j1/city/2014/status": "达标", "target/j1/city/2014/gap": "0.0个百分点" },
  },
  {
    indicator: "j2",
    why: "where the year is of two series no growth is judged, whatever the sums",
    given: { city: [...OLD, "旧 11", "旧 11", "旧 11", "新 11"] },
    growth: "10",
    expected: {
      "target/j2/city/2014/status": "不适用",
      "target/j2/city/2014/gap": undefined,
      "indicator/j2/city/2014/break": "期内口径不一",
      "indicator/j2/city/2014/no-change": undefined,
    },
  },
  {
    indicator: "j3",
    why: "nor where last year was",
    given: { city: ["旧 10", "旧 10", "旧 10", "新 10", "新 11", "新 11", "新 11", "新 11"] },
    growth: "10",
    expected: {
      "target/j3/city/2014/status": "不适用",
      "indicator/j3/city/2014/break": "对比期口径不一",
    },
  },
  {
    indicator: "j4",
    why: "from below zero there is no growth, and the change says so",
    columns: { areas: "none" },
    given: { city: [" -10", " -10", " -10", " -10", " 11", " 11", " 11", " 11"] },
    growth: "10",
    expected: {
      "target/j4/city/2014/status": "不适用",
      "indicator/j4/city/2014/no-change": "上年同期为负",
      "indicator/j4/city/2014/yoy": undefined,
    },
  },
  {
    indicator: "j5",
    why: "from zero there is no growth, and the change says so",
    given: { city: [" 0", " 0", " 0", " 0", " 11", " 11", " 11", " 11"] },
    growth: "10",
    expected: {
      "target/j5/city/2014/status": "不适用",
      "indicator/j5/city/2014/no-change": "上年同期为零",
    },
  },
  {
    indicator: "j6",
    why: "where a quarter of last year is missing nothing is judged, for that reason and no other",
    given: { city: ["旧 10", "旧 10", "旧 10", "", "旧 11", "旧 11", "旧 11", "旧 11"] },
    growth: "10",
    expected: {
      "target/j6/city/2014/status": "未报",
      "indicator/j6/city/2014/no-change": "上年同期数不全",
    },
  },
  {
    indicator: "j7",
    why: "a way to a level is measured in one series: 100 to 110 of 120",
    columns: { periods: "last" },
    given: { city: ["", "", "", "旧 100", "", "", "", "旧 110"] },
    level: "120",
    expected: {
      "trajectory/j7/city/2014/growth": "+10.00%",
      "trajectory/j7/city/2014/break": undefined,
    },
  },
  {
    indicator: "j8",
    why: "two districts of which one changed have no growth from their base",
    columns: { periods: "last" },
    given: {
      east: ["", "", "", "旧 50", "", "", "", "旧 55"],
      west: ["", "", "", "旧 50", "", "", "", "新 55"],
    },
    level: "120",
    expected: {
      "trajectory/j8/city/2014/growth": undefined,
      "trajectory/j8/city/2014/break": "期内口径不一",
      "trajectory/j8/city/2014/reason": "口径不同",
      "trajectory/j8/city/2014/verdict": "无法计算",
    },
  },
  {
    indicator: "j9",
    why: "a base whose districts follow two series is none",
    columns: { periods: "last" },
    given: {
      east: ["", "", "", "新 50", "", "", "", "新 55"],
      west: ["", "", "", "旧 50", "", "", "", "新 55"],
    },
    level: "120",
    expected: {
      "trajectory/j9/city/2014/break": "对比期口径不一",
      "trajectory/j9/city/2014/verdict": "无法计算",
    },
  },
  {
    indicator: "j10",
    why: "what came in a quarter is told where figures from the start of the year follow one series: 22 less 11",
    columns: { periods: "to-date" },
    given: { city: ["", "", "", "", "旧 11", "旧 22", "新 33", "新 44"] },
    count: "50",
    expected: {
      "indicator/j10/city/2014Q2/alone": "11个",
      "indicator/j10/city/2014Q3/alone": undefined,
      "indicator/j10/city/2014Q4/alone": "11个",
    },
  },
  {
    indicator: "j11",
    why: "of sums the quarter that is added is its own, whatever came before: 23 less 11",
    given: { city: ["", "", "", "", "旧 11", "新 12", "", ""] },
    count: "50",
    expected: { "indicator/j11/city/2014Q2/alone": "12个" },
  },
  {
    indicator: "j12",
    why: "a quarter's share of the year is one where the year is of one series",
    given: { city: ["旧 10", "旧 10", "旧 10", "旧 10"] },
    count: "50",
    expected: { "indicator/j12/city/2013Q1/part": "25.0%" },
  },
  {
    indicator: "j13",
    why: "of a year of two series no quarter is a share",
    given: { city: ["旧 10", "旧 10", "旧 10", "新 10"] },
    count: "50",
    expected: { "indicator/j13/city/2013Q1/part": undefined },
  },
  {
    indicator: "j14",
    why: "what is to come is inferred from a share of the same series: 12 at a quarter is 48",
    given: { city: ["旧 10", "旧 10", "旧 10", "旧 10", "旧 12"] },
    count: "50",
    expected: { "indicator/j14/city/2014Q1/outlook": "48个" },
  },
  {
    indicator: "j15",
    why: "and not from that of another",
    given: { city: ["旧 10", "旧 10", "旧 10", "旧 10", "新 12"] },
    count: "50",
    expected: { "indicator/j15/city/2014Q1/outlook": undefined },
  },
];

const TARGET = { measure: "", title: "目标", area: "city", parts: "", period: "2014", strength: "must" };
const REST = { reading: "", basis: "public", goal_by: "" };

/** The plan's rows of what the cases ask for. */
export function tablesOf(cases: Judged[]): Record<string, Row[]> {
  return {
    targets: cases.map(({ indicator, growth, level, count }) => ({
      ...{ target: indicator, indicator, ...TARGET, comparator: ">=", goal: growth ?? level ?? count ?? "" },
      ...{
        unit: growth ? "%" : "个",
        method: growth ? "growth-floor" : level ? "stock-floor" : "count-floor",
        ...REST,
      },
    })),
    trajectories: cases.flatMap(({ indicator, level }) =>
      level
        ? [
            {
              trajectory: indicator,
              title: "轨迹",
              indicator,
              target: indicator,
              areas: "city",
              base: "2013",
              basis: "public",
              note: "",
            },
          ]
        : [],
    ),
  };
}
