import type { Published } from "../support/published.ts";

/** A worked case: which series each figure names (`series value`, in order of the quarters from 2013Q1 on), and which breaks and changes follow. */
export interface Followed {
  indicator: string;
  why: string;
  columns?: Record<string, string>;
  /** By area. */
  given: Record<string, string[]>;
  /** `area period text` of each break and change. */
  expected: string[];
}

const QUARTERS = [2013, 2014].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`));

/** The figures of a case: those of districts add up to the city's. */
export function figuresOf({ indicator, columns, given }: Omit<Followed, "expected">): Published {
  const figures = Object.entries(given).flatMap(([area, cells]) =>
    cells.flatMap((cell, index) => {
      const [series = "", value = ""] = cell.split(" ");
      return value ? { area, period: QUARTERS[index] ?? "", series, value } : [];
    }),
  );
  return {
    indicator,
    areas: given.city ? "city" : "county",
    figures,
    ...(columns && { columns }),
  };
}

const told =
  (text: string) =>
  (area: string, ...periods: string[]) =>
    periods.map((period) => `${area} ${period} ${text}`);
const WITHIN = told("期内口径不一");
const CHANGED = told("口径变化");
const FOUR_OLD = ["旧 10", "旧 10", "旧 10", "旧 10"];

/** Quarters add up: the half year of 2013 is 20, the year 40. */
export const FOLLOWED: Followed[] = [
  {
    indicator: "s1",
    why: "a quarter of the new series makes the half year one of two, though its sum could be compared",
    given: { city: [...FOUR_OLD, "旧 11", "新 12", "新 12", "新 12"] },
    expected: ["city 2014Q1 +10.0%", ...WITHIN("city", "2014Q2", "2014Q3", "2014Q4", "2014")],
  },
  {
    indicator: "s2",
    why: "the same where the names stand the other way round in order",
    given: { city: ["新 10", "新 10", "新 10", "新 10", "新 11", "旧 12", "旧 12", "旧 12"] },
    expected: ["city 2014Q1 +10.0%", ...WITHIN("city", "2014Q2", "2014Q3", "2014Q4", "2014")],
  },
  {
    indicator: "s3",
    why: "a series that changes with the year breaks every period of it",
    given: { city: [...FOUR_OLD, "新 11", "新 11", "新 11", "新 11"] },
    expected: CHANGED("city", "2014Q1", "2014Q2", "2014Q3", "2014Q4", "2014"),
  },
  {
    indicator: "s4",
    why: "one series through both years is compared",
    given: { city: [...FOUR_OLD, "旧 11", "旧 11", "旧 11", "旧 11"] },
    expected: ["2014Q1", "2014Q2", "2014Q3", "2014Q4", "2014"].map((period) => `city ${period} +10.0%`),
  },
  {
    indicator: "s5",
    why: "one district of two breaks: the city has parts of two series, the other district goes on",
    columns: { periods: "last" },
    given: { east: ["旧 10", "", "", "", "新 12"], west: ["旧 10", "", "", "", "旧 11"] },
    expected: ["city 2014Q1 期内口径不一", "east 2014Q1 口径变化", "west 2014Q1 +10.0%"],
  },
  {
    indicator: "s6",
    why: "both districts change to the same: the city changes with them",
    columns: { periods: "last" },
    given: { east: ["旧 10", "", "", "", "新 12"], west: ["旧 10", "", "", "", "新 11"] },
    expected: ["city 2014Q1 口径变化", "east 2014Q1 口径变化", "west 2014Q1 口径变化"],
  },
  {
    indicator: "s7",
    why: "last year's city is of two series, and said so of itself; this year's is of one",
    columns: { periods: "last" },
    given: { east: ["旧 10", "", "", "", "新 12"], west: ["新 10", "", "", "", "新 11"] },
    expected: [
      "city 2013Q1 期内口径不一",
      "city 2014Q1 对比期口径不一",
      "east 2014Q1 口径变化",
      "west 2014Q1 +10.0%",
    ],
  },
  {
    indicator: "s8",
    why: "districts that each keep a series of their own may be compared each, their sum not",
    columns: { periods: "last" },
    given: { east: ["甲 10", "", "", "", "甲 12"], west: ["乙 10", "", "", "", "乙 11"] },
    expected: [
      "city 2013Q1 期内口径不一",
      "city 2014Q1 期内口径不一",
      "east 2014Q1 +20.0%",
      "west 2014Q1 +10.0%",
    ],
  },
  {
    indicator: "s9",
    why: "who names no series follows the unnamed one: a named one beside it is another",
    columns: { periods: "last" },
    given: { city: [" 10", "", "", "", "新 11"] },
    expected: ["city 2014Q1 口径变化"],
  },
  {
    indicator: "s10",
    why: "where no series is named there is one",
    columns: { periods: "last" },
    given: { city: [" 10", "", "", "", " 11"] },
    expected: ["city 2014Q1 +10.0%"],
  },
  {
    indicator: "s11",
    why: "a district that begins to name a series breaks itself and the city",
    columns: { periods: "last" },
    given: { east: [" 10", "", "", "", " 12"], west: [" 10", "", "", "", "新 11"] },
    expected: ["city 2014Q1 期内口径不一", "east 2014Q1 +20.0%", "west 2014Q1 口径变化"],
  },
  {
    indicator: "s12",
    why: "wide letters and brackets are the same name",
    given: { city: ["ＧＤＰ（新） 10", "", "", "", "GDP(新) 11"] },
    expected: ["city 2014Q1 +10.0%"],
  },
  {
    indicator: "s13",
    why: "of figures from the start of the year only the last one's series counts",
    columns: { periods: "to-date" },
    given: { city: ["旧 10", "旧 20", "旧 30", "旧 40", "旧 11", "旧 22", "新 33", "新 44"] },
    expected: ["city 2014Q1 +10.0%", "city 2014Q2 +10.0%", ...CHANGED("city", "2014Q3", "2014Q4", "2014")],
  },
  {
    indicator: "s14",
    why: "a level of the year's end is of the last quarter's series, whatever the first was",
    columns: { periods: "last" },
    given: { city: ["新 10", "新 10", "新 10", "新 10", "旧 11", "新 11", "新 11", "新 11"] },
    expected: [
      "city 2014Q1 口径变化",
      ...["2014Q2", "2014Q3", "2014Q4", "2014"].map((period) => `city ${period} +10.0%`),
    ],
  },
  {
    indicator: "s15",
    why: "a level of two districts at the year's end, of which one changed in the last quarter",
    columns: { periods: "last" },
    given: {
      east: [...FOUR_OLD, "旧 11", "旧 11", "旧 11", "旧 11"],
      west: [...FOUR_OLD, "旧 11", "旧 11", "旧 11", "新 11"],
    },
    expected: [
      ...["city", "east", "west"].flatMap((area) =>
        ["2014Q1", "2014Q2", "2014Q3"].map((period) => `${area} ${period} +10.0%`),
      ),
      ...["2014Q4", "2014"].flatMap((period) => [
        `city ${period} 期内口径不一`,
        `east ${period} +10.0%`,
        `west ${period} 口径变化`,
      ]),
    ],
  },
  {
    indicator: "s16",
    why: "a break in one quarter of one district reaches the city from that quarter on, and no earlier",
    given: {
      east: [...FOUR_OLD, "旧 11", "旧 11", "旧 11", "旧 11"],
      west: [...FOUR_OLD, "旧 11", "旧 11", "新 11", "旧 11"],
    },
    expected: [
      ...["2014Q1", "2014Q2"].flatMap((period) =>
        ["city", "east", "west"].map((area) => `${area} ${period} +10.0%`),
      ),
      ...["2014Q3", "2014Q4", "2014"].flatMap((period) => [
        `city ${period} 期内口径不一`,
        `east ${period} +10.0%`,
        `west ${period} 期内口径不一`,
      ]),
    ],
  },
  {
    indicator: "s17",
    why: "a mixture is told of a figure with none before it, and of those that it goes into",
    given: { city: ["旧 10", "新 10"] },
    expected: WITHIN("city", "2013Q2", "2013Q3", "2013Q4", "2013"),
  },
  {
    indicator: "s18",
    why: "the name that returns a year later is no break",
    columns: { periods: "to-date" },
    given: { city: ["甲 10", "乙 20", "", "", "甲 11", "乙 22"] },
    expected: ["city 2014Q1 +10.0%", "city 2014Q2 +10.0%"],
  },
];
