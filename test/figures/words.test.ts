import { describe, expect, it } from "vitest";
import { parsePeriod } from "../../src/core/period.ts";
import { periodWords } from "../../src/core/period-words.ts";
import type { Edition } from "../../src/facts/edition.ts";
import { coverWords, endWords, yearTick, yearWords } from "../../src/site/kit/words.ts";

/** An edition of a plan whose years begin in a month; words ask for nothing else. */
const beginning = (month: number) => ({ plan: { head: { year_begins: month } } }) as Edition;

describe("a period in words", () => {
  it.each([
    ["2013", "2013年", "2013年末", "2013年"],
    ["2013Q3", "2013年三季度", "2013年三季度末", "2013年1—9月"],
    ["2011-2015", "2011—2015年", "2011—2015年末", "2011—2015年"],
  ])("%s of calendar years", (id, period, end, cover) => {
    expect([periodWords(id), endWords(id), coverWords(beginning(1), id, "sum")]).toEqual([
      period,
      end,
      cover,
    ]);
  });

  it.each([
    ["2013Y07", "2013年7月—2014年6月", "2014年6月末", "2013年7月—2014年6月"],
    ["2013Q3", "2013年三季度", "2013年三季度末", "2013年7—9月"],
    ["2014Q1", "2014年一季度", "2014年一季度末", "2013年7月—2014年3月"],
    ["2014M06", "2014年6月", "2014年6月末", "2013年7月—2014年6月"],
    ["2011Y07-2015Y07", "2011年7月—2016年6月", "2016年6月末", "2011年7月—2016年6月"],
    ["2013", "2013年", "2013年末", "2013年"],
  ])("%s of years from July", (id, period, end, cover) => {
    expect([periodWords(id), endWords(id), coverWords(beginning(7), id, "sum")]).toEqual([
      period,
      end,
      cover,
    ]);
    expect(coverWords(beginning(7), id, "last")).toBe(id.includes("-") ? period : end);
  });

  it("is short under a chart, and no calendar year where it is none", () => {
    const ticks = ["2013", "2013Y07", "1999Y07"].map(parsePeriod).map((period) => period && yearTick(period));
    expect(ticks).toEqual(["2013", "2013/14", "1999/00"]);
    expect([1, 7].map((month) => yearWords(beginning(month), "上{年}末，百年内"))).toEqual([
      "上年末，百年内",
      "上年度末，百年内",
    ]);
  });
});
