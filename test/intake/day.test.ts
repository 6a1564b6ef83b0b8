import { describe, expect, it } from "vitest";
import { readDay } from "../../src/intake/day.ts";

const YEARS: [number, number] = [2010, 2014];

describe("readDay", () => {
  it.each([
    ["13/9/30", "2013-09-30"],
    ["13-9-3", "2013-09-03"],
    ["24/6/13", undefined],
    ["12/9/13", undefined],
    ["10/11/12", undefined],
    ["11.11.11", "2011-11-11"],
    ["13/13/30", undefined],
    ["20/9/30", undefined],
    ["2013/9/30", "2013-09-30"],
  ])("reads %s, whose year has two digits, as %s", (text, day) => {
    expect(readDay(text, YEARS)).toBe(day);
  });

  it("reads no year of two digits where nobody says which there may be", () => {
    expect(readDay("13/9/30")).toBeUndefined();
  });
});
