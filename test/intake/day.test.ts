import { describe, expect, it } from "vitest";
import { readDay, timeOf } from "../../src/intake/values/day.ts";

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

  it.each([
    ["二〇一三年三月五日", "2013-03-05"],
    ["二○一三年十一月三十日", "2013-11-30"],
    ["二O一三年元月二十一号", "2013-01-21"],
    ["二0一三年〇三月〇五日", "2013-03-05"],
    ["2013年三月5日", "2013-03-05"],
    ["二〇一三年二月三十日", undefined],
    ["二〇一三年十三月五日", undefined],
    ["二〇一三年三月五", undefined],
    ["一三年三月五日", undefined],
    ["0213-03-05", undefined],
    ["2O13年3月5日", undefined],
    ["13年3月5号", "2013-03-05"],
    ["23年3月5日", undefined],
    ["2013年3月5号", "2013-03-05"],
  ])("reads %s as %s", (text, day) => {
    expect(readDay(text, YEARS)).toBe(day);
  });

  it.each([
    ["2013-03-05 10:30", "2013-03-05", "10:30"],
    ["2013/3/5 0:00:00", "2013-03-05", ""],
    ["2013-03-05T23:59:59.120", "2013-03-05", "23:59:59.120"],
    ["2013-03-05 24:00", undefined, ""],
    ["2013-03-05T00:00:00Z", undefined, ""],
  ])("reads the day of %s as %s, and its time", (text, day, time) => {
    expect(readDay(text)).toBe(day);
    expect(timeOf(text)).toBe(time);
  });
});
