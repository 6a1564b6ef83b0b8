import type { Case, Given, Goal, Zones } from "./case.ts";

/** A case whose answers were worked out by hand: by the end of a fact's id, its value and perhaps the flag behind it. */
export interface HandCase extends Case {
  answers: Record<string, string>;
}

const QUARTERS = ["2013Q1", "2013Q2", "2013Q3", "2013Q4"];

/** The four quarters of 2013 as an area gives them. */
function year(area: string, ...figures: Given["figure"][]): Given[] {
  return figures.map((figure, at) => ({
    by: "area",
    area,
    period: QUARTERS[at] ?? "",
    figure,
    zones: said(area),
  }));
}

function said(area: string): Zones {
  return area === "west" || area === "north" ? "不含功能区" : "无功能区";
}

/** One published figure of the whole. */
function published(period: string, figure: string, more: Partial<Given> = {}): Given {
  return { by: "public", area: "city", period, figure, ...more };
}

const floor = (number: string, method: string): Goal => ({ comparator: ">=", number, method });
const ceiling = (number: string, method: string): Goal => ({ comparator: "<=", number, method });

const COUNT = { ratio: false, areas: "sum", periods: "sum", trend: "percent", authority: "area" } as const;
const RATIO = { ...COUNT, ratio: true, trend: "points" } as const;
const WHOLE = {
  ...COUNT,
  areas: "none",
  periods: "none",
  authority: "public",
  applies: ["city"],
} satisfies Partial<Case>;

/** Rates beside their goals, as they are compared and shown. */
const ROUNDINGS: HandCase[] = [
  rate("r1", "95.96 is below 96", ["2399", "2500"], floor("96", "rate-floor"), "missed", "95.96", "-0.04"),
  rate(
    "r2",
    "95.996 is below 96",
    ["23999", "25000"],
    floor("96", "rate-floor"),
    "missed",
    "95.996",
    "-0.004",
  ),
  rate("r3", "96 is 96", ["24", "25"], floor("96", "rate-floor"), "met", "96", "0"),
  rate(
    "r4",
    "two thirds are above 66.666666",
    ["2", "3"],
    floor("66.666666", "rate-floor"),
    "met",
    "66.666666666667",
    "0.000000666667",
  ),
  rate(
    "r5",
    "two thirds are below 66.666667",
    ["2", "3"],
    floor("66.666667", "rate-floor"),
    "missed",
    "66.666666666667",
    "-0.000000333333",
  ),
  rate(
    "r6",
    "half a percent is not above a half",
    ["5", "1000"],
    ceiling("0.5", "rate-ceiling"),
    "met",
    "0.5",
    "0",
  ),
  rate("r7", "all are all", ["7", "7"], floor("100", "coverage-floor"), "met", "100", "0"),
  rate(
    "r8",
    "all but one are not all",
    ["9999", "10000"],
    floor("100", "coverage-floor"),
    "missed",
    "99.99",
    "-0.01",
  ),
  {
    ...{ ...RATIO, id: "r9", why: "0 of 0 is no rate", applies: ["east"] },
    goal: floor("96", "rate-floor"),
    given: year("east", ["0", "0"], ["0", "0"], ["0", "0"], ["0", "0"]),
    answers: {
      "target/city/2013/status": "not applicable",
      "city/2013/numerator": "0",
      "city/2013/denominator": "0",
    },
  },
  {
    ...{
      ...RATIO,
      id: "r10",
      why: "of two areas the sums are compared, not the mean of 100 and 90",
      applies: ["east", "west"],
    },
    goal: floor("91", "rate-floor"),
    given: [
      ...year("east", ["1", "1"], ["1", "1"], ["4", "4"], ["4", "4"]),
      ...year("west", ["20", "22"], ["20", "22"], ["20", "23"], ["21", "23"]),
    ],
    // 10 of 10 and 81 of 90.
    answers: {
      "city/2013/actual": "91",
      "target/city/2013/status": "met",
      "west/2013/actual": "90",
      "east/2013/actual": "100",
    },
  },
];

function rate(
  id: string,
  why: string,
  [top, under]: [string, string],
  goal: Goal,
  status: string,
  actual: string,
  gap: string,
): HandCase {
  return {
    ...{ ...RATIO, periods: "last", id, why, goal, applies: ["east"] },
    given: [{ by: "area", area: "east", period: "2013Q4", figure: [top, under], zones: said("east") }],
    answers: { "city/2013/actual": actual, "target/city/2013/status": status, "target/city/2013/gap": gap },
  };
}

/** Counts, limits and shares. */
const COUNTS: HandCase[] = [
  {
    ...{
      ...COUNT,
      id: "c1",
      why: "none where none may be is met",
      applies: ["east"],
      goal: ceiling("0", "limit"),
    },
    given: year("east", "0", "0", "0", "0"),
    answers: { "target/city/2013/status": "met", "city/2013/actual": "0", "target/city/2013/gap": "0" },
  },
  {
    ...{
      ...COUNT,
      id: "c2",
      why: "one where none may be is missed, though a quarter lacks",
      applies: ["east"],
    },
    goal: ceiling("0", "limit"),
    given: year("east", "0", "1", "0"),
    answers: { "target/city/2013/status": "missed", "city/2013/actual": "1 incomplete" },
  },
  {
    ...{
      ...COUNT,
      id: "c3",
      why: "a goal that is reached stays reached, whoever lacks",
      applies: ["east", "west"],
    },
    goal: floor("10", "count-floor"),
    given: year("east", "4", "3", "2", "1"),
    answers: {
      "target/city/2013/status": "met",
      "city/2013/actual": "10 incomplete",
      "target/city/2013/gap": "0 incomplete",
    },
  },
  {
    ...{
      ...COUNT,
      id: "c4",
      why: "short of a goal while an area lacks is no verdict",
      applies: ["east", "west"],
    },
    goal: floor("11", "count-floor"),
    given: year("east", "4", "3", "2", "1"),
    answers: {
      "target/city/2013/status": "no data",
      "city/2013/actual": "10 incomplete",
      "target/city/2013/gap": "-1 incomplete",
    },
  },
  {
    ...{
      ...COUNT,
      id: "c5",
      why: "shares of halves, one short by a half and one over",
      applies: ["east", "west"],
    },
    goal: { ...floor("42", "count-floor"), shares: { east: "22.5", west: "19.5" } },
    given: [...year("east", "5", "5", "6", "6"), ...year("west", "6", "5", "5", "5")],
    answers: {
      ...{ "target/city/2013/status": "met", "target/city/2013/gap": "1" },
      ...{ "target/east/2013/status": "missed", "target/east/2013/gap": "-0.5" },
      ...{ "target/west/2013/status": "met", "target/west/2013/gap": "1.5" },
    },
  },
  {
    ...{ ...COUNT, id: "c6", why: "a zone that stands alone is added", applies: ["west", "port"] },
    given: [...year("west", "1", "1", "1", "1"), ...year("port", "2", "2", "2", "2")],
    answers: { "city/2013/actual": "12", "port/2013/actual": "8", "west/2013/actual": "4" },
  },
  {
    ...{
      ...COUNT,
      id: "c7",
      why: "counted in for a half of the year, a zone is added for the other",
      applies: ["west", "port"],
    },
    given: [
      ...year("west", "1", "1", "3", "3").map((row, at) => ({
        ...row,
        zones: at > 1 ? "含功能区" : said("west"),
      })),
      ...year("port", "2", "2", "2", "2"),
    ],
    // 1 + 2 and 1 + 2, then 3 and 3.
    answers: {
      "city/2013Q2/actual": "6",
      "city/2013/actual": "12",
      "port/2013/actual": "8",
      "west/2013/actual": "8",
    },
  },
];

/** What is published of the whole beside what areas add up to. */
const WHOLES: HandCase[] = [
  {
    ...{
      ...COUNT,
      id: "w1",
      why: "the whole is published as 30, areas add up to 20",
      applies: ["city", "east"],
    },
    given: [...year("east", "5", "5", "5", "5"), published("2013", "30")],
    answers: { "city/2013/actual": "20", "city/2013/difference/Yw1": "-10" },
  },
  {
    ...{ ...COUNT, id: "w2", why: "a quarter lacks: the difference does too", applies: ["city", "east"] },
    given: [...year("east", "5", "5", "5"), published("2013", "30")],
    answers: { "city/2013/difference/Yw2": "-15 incomplete" },
  },
  {
    ...{ ...COUNT, id: "w3", why: "both say 20", applies: ["city", "east"] },
    given: [...year("east", "5", "5", "5", "5"), published("2013", "20")],
    answers: { "city/2013/actual": "20", "city/2013/difference/Yw3": "" },
  },
  {
    ...{ ...COUNT, id: "w4", why: "one table has 30 of the whole and 20 of its areas", authority: "public" },
    applies: ["city", "east"],
    given: [
      ...year("east", "5", "5", "5", "5").map((row): Given => ({ ...row, by: "public" })),
      published("2013", "30"),
    ],
    answers: { "city/2013/actual": "30", "city/2013/difference/Yw4/areas": "10" },
  },
];

/** Growth of published figures. */
const GROWTHS: HandCase[] = [
  growth("g1", "a tenth more", "200", "220", "10", "met"),
  growth("g2", "a hair below a tenth more", "200", "219.999999", "10", "missed"),
  growth("g3", "a third of growth is not above 33.333334", "3", "4", "33.333334", "missed"),
  growth("g4", "a third of growth is above 33.333333", "3", "4", "33.333333", "met"),
  growth("g5", "less than the year before", "8", "6", "-25", "met"),
  {
    ...{ ...WHOLE, id: "g6", why: "from nothing there is no growth", goal: floor("1", "growth-floor") },
    given: [published("2012", "0"), published("2013", "5")],
    answers: { "city/2013/actual": "5", "target/city/2013/status": "not applicable", "city/2013/yoy": "" },
  },
  {
    ...{ ...WHOLE, id: "g7", why: "across a break there is none, and the published one stands" },
    given: [
      published("2012", "100", { series: "纯收入" }),
      published("2013", "120", { series: "可支配收入", growth: "10.2" }),
    ],
    answers: { "city/2013/yoy": "", "city/2013/published-growth": "10.2", "city/2013/actual": "120" },
  },
];

function growth(id: string, why: string, last: string, now: string, goal: string, status: string): HandCase {
  return {
    ...{ ...WHOLE, id, why, goal: floor(goal, "growth-floor") },
    given: [published("2012", last), published("2013", now)],
    answers: { "city/2013/actual": now, "target/city/2013/status": status },
  };
}

export const HAND_CASES: HandCase[] = [...ROUNDINGS, ...COUNTS, ...WHOLES, ...GROWTHS];
