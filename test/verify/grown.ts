import type { Published, PublishedFigure } from "../support/published.ts";

/** A worked case of growths that were published: the figures, and the growths that are told, as `area period text`. */
export interface Grown extends Published {
  why: string;
  expected: string[];
}

const figure = (
  area: string,
  period: string,
  value: string,
  growth = "",
  growthUnit = "%",
): PublishedFigure => ({
  ...{ area, period, value, growth, growthUnit: growth ? growthUnit : "" },
});
const LEVEL = { periods: "last" };
const RATE = { periods: "none", areas: "none", unit: "%", scale: "100", decimals: "1", trend: "points" };

export const GROWN: Grown[] = [
  {
    indicator: "g1",
    why: "what two districts publish is no growth of the city",
    columns: LEVEL,
    areas: "county",
    figures: [figure("east", "2014Q1", "10", "3"), figure("west", "2014Q1", "10", "5")],
    expected: ["east 2014Q1 +3%", "west 2014Q1 +5%"],
  },
  {
    indicator: "g2",
    why: "what is published of a quarter is no growth of the half year",
    figures: [figure("city", "2014Q1", "10", "20"), figure("city", "2014Q2", "10", "0")],
    expected: ["city 2014Q1 +20%"],
  },
  {
    indicator: "g3",
    why: "a growth from the start of the year is that of its period, not of the year by another name",
    columns: { periods: "to-date" },
    figures: [
      figure("city", "2014Q1", "10", "3"),
      figure("city", "2014Q2", "20", "4"),
      figure("city", "2014Q4", "40", "6"),
    ],
    expected: ["city 2014Q1 +3%", "city 2014Q2 +4%", "city 2014Q4 +6%"],
  },
  {
    indicator: "g4",
    why: "a year's own figure goes before the sum of its quarters, and its growth with it",
    figures: [
      figure("city", "2014Q1", "10", "1"),
      figure("city", "2014Q2", "10", "2"),
      figure("city", "2014", "45", "7.5"),
    ],
    expected: ["city 2014Q1 +1%", "city 2014 +7.5%"],
  },
  {
    indicator: "g5",
    why: "of two sources the growth of the one that counts",
    columns: RATE,
    figures: [
      figure("city", "2014", "90", "5"),
      { ...figure("city", "2014", "91", "9"), id: "D1", kind: "department" },
    ],
    expected: ["city 2014 +5%"],
  },
  {
    indicator: "g6",
    why: "where the one that counts publishes none, another's does not take its place, however large",
    columns: RATE,
    figures: [
      figure("city", "2014", "90"),
      { ...figure("city", "2014", "91", "9"), id: "D1", kind: "department" },
    ],
    expected: [],
  },
  {
    indicator: "g7",
    why: "of a rate points are points, and percent is percent",
    columns: RATE,
    areas: "county",
    figures: [figure("east", "2014", "90", "1.2", "百分点"), figure("west", "2014", "91", "1.5", "％")],
    expected: ["east 2014 +1.2个百分点", "west 2014 +1.5%"],
  },
  {
    indicator: "g8",
    why: "points of a rate in English, and one that fell",
    columns: RATE,
    figures: [figure("city", "2014", "90", "-0.3", "percentage points")],
    expected: ["city 2014 −0.3个百分点"],
  },
  {
    indicator: "g9",
    why: "without a unit nothing is read",
    figures: [figure("city", "2014Q1", "10", "3", "")],
    expected: [],
  },
  {
    indicator: "g10",
    why: "an amount has no percentage points",
    figures: [figure("city", "2014Q1", "10", "3", "百分点")],
    expected: [],
  },
  {
    indicator: "g11",
    why: "what is compared by taking away may be published in its own unit",
    columns: { ...RATE, unit: "天", scale: "1", decimals: "0" },
    figures: [figure("city", "2014", "300", "-2", "天")],
    expected: ["city 2014 −2天"],
  },
  {
    indicator: "g12",
    why: "per mille is no unit of a growth, and a growth of nothing is one",
    columns: RATE,
    areas: "county",
    figures: [figure("east", "2014", "90", "3", "‰"), figure("west", "2014", "90", "0")],
    expected: ["west 2014 0%"],
  },
];
