import { endOf, type Period, parsePeriod, startOf } from "../../core/period.ts";
import { bareDay, readDay, type Years } from "./day.ts";

/** The first and the last day on which something may have happened, `YYYY-MM-DD`; "" where that is open. */
export interface Days {
  first: string;
  last: string;
}

const ANY: Days = { first: "", last: "" };
/** A part of a year, half, quarter or month that a text names without saying which days it has. */
const PART = /(?:[上中下]旬|[初中末底终内间]|全年)$/;
const YEAR = "((?:19|20)\\d{2})";
/** A month without a day; one of a single digit behind a point could be October, of which a workbook keeps 2013.1. */
const MONTH = new RegExp(`^${YEAR}(?:[-/]0?|\\.0|\\.(?=1[0-2]))(\\d{1,2})$`);
/** A month whose day was left blank, or is none. */
const DAYLESS = new RegExp(`^${YEAR}年(\\d{1,2})月[?xX×*_]{0,2}[日号]?$`);
/** Days, or months, of one year: `2013年3月5日-8日`, `2013年3-5月`. */
const STRETCH = new RegExp(
  `^${YEAR}年(\\d{1,2})月?(?:\\d{1,2}[日号])?[-—–~至到]+(?:(\\d{1,2})月)?(?:\\d{1,2}[日号])?$`,
);
/** What is written as a day and is none, by its year. */
const WRONG = [
  new RegExp(`^${YEAR}年[\\d?xX×*_]{0,2}月(?:[\\d?xX×*_]{0,2}[日号])?$`),
  new RegExp(`^${YEAR}([-/.])[\\d?xX×*_]{1,2}\\2[\\d?xX×*_]{1,2}$`),
  new RegExp(`^${YEAR}(?!19|20)\\d{4}$`),
  new RegExp(`^${YEAR}\\.1$`),
  new RegExp(`^\\d{1,2}(?:-\\d{1,2}-|/\\d{1,2}/|\\.\\d{1,2}\\.)${YEAR}$`),
];

/**
 * The days that the text of a record's day may mean: the day that it is, or else the month, quarter, half or year that it
 * names and no other; any where it names none, or names it only from or up to some day (`2013年以前`).
 */
export function daysMeant(
  text: string,
  { years, names }: { years: Years; names: { period(text: string): Period | undefined } },
): Days {
  const day = readDay(text, years);
  if (day) return { first: day, last: day };
  const bare = bareDay(text);
  const period = names.period(bare) ?? names.period(bare.replace(PART, "")) ?? monthIn(bare);
  if (period) return { first: startOf(period), last: endOf(period) };
  const ends = bare.split(/[—–~至到]+/).map((end) => readDay(end) ?? "");
  const [first = "", last = ""] = ends;
  if (ends.length === 2 && first !== "" && first <= last) return { first, last };
  const stretch = STRETCH.exec(bare);
  const [from, until] = [1, 2].map((at) => stretch && monthOf(stretch[1], stretch[at + 1] ?? stretch[2]));
  if (from && until && from.first <= until.first) return { first: startOf(from), last: endOf(until) };
  for (const form of WRONG) {
    const year = parsePeriod(form.exec(bare)?.[1] ?? "");
    if (year) return { first: startOf(year), last: endOf(year) };
  }
  return ANY;
}

function monthIn(text: string): Period | undefined {
  const [, year, month] = MONTH.exec(text) ?? DAYLESS.exec(text) ?? [];
  return monthOf(year, month);
}

function monthOf(year = "", month = ""): Period | undefined {
  return parsePeriod(`${year}M${month.padStart(2, "0")}`) ?? undefined;
}
