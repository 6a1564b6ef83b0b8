import { endOf, type Period, parsePeriod } from "../plan/period.ts";
import { readDay } from "./day.ts";
import { remembering } from "./remember.ts";
import { fold } from "./sheet.ts";

const DIGITS = "零一二三四五六七八九";
const YEAR = /^([\d零〇○一二三四五六七八九]{4})(?=年|Q|[./-]|$)/i;
const QUARTER = /^(?:年度?)?(?:第?([一二三四1-4])季度?|Q([1-4]))$/i;
const HALVES = ["年上半年", "年下半年"];
const MONTH = /^年(\d{1,2})月份?$/;
/** A month without a word for it. */
const BARE_MONTH = /^[./-](\d{1,2})$/;
/** A stretch from the start of a year, by its last month or quarter. */
const SINCE = /^年(?:0?1(?:月份?)?[-—–~至到](\d{1,2})月份?|前([一二两三四])个?季度)$/;
/** A day of two digits of a year, a month and a day, in any order. */
const SHORT_DAY = /^(\d{1,2})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.(\d{1,2})\.)(\d{1,2})$/;
const ORDERS = [
  [0, 1, 2],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** Reads a written period. */
type Read = (text: string, format: string, byEnd: boolean) => Period | undefined;

/** How periods are read where the plan asks for those of `asked`. */
export function periodReader(asked: string[]): Read {
  const periods = asked.flatMap((id) => parsePeriod(id) ?? []);
  const named = remembering((text) => bySelf(fold(text)) ?? inMonths(fold(text)));
  const ending = remembering((text): Period | undefined => {
    const folded = fold(text);
    const own = inMonths(folded);
    if (bySelf(folded)) return bySelf(folded);
    if (own && asked.includes(own.id)) return own;
    const days = own ? [endOf(own)] : daysNamed(folded);
    const ends = periods.filter((period) => days.includes(endOf(period)));
    return ends.length === 1 ? ends[0] : undefined;
  });
  return (text, format, byEnd) => (byEnd ? ending(monthShown(text, format) ?? text) : named(text));
}

/** Whether a text names a period by a stretch of more than a quarter from the start of a year, such as `1-9月` or 上半年. */
export const isStretch = remembering((text: string): boolean => {
  const { rest } = yearOf(fold(text));
  const [, until = "", quarters = ""] = SINCE.exec(rest) ?? [];
  return rest === HALVES[0] || Number(until) > 3 || Number(inDigits(quarters)) > 1;
});

/** A period by its id (`2013Q3`), or a quarter or year in words (`2013年三季度`, `二〇一三年第3季度`, `2013年度`). */
function bySelf(text: string): Period | undefined {
  const { year, rest } = yearOf(text);
  const [, ordinal = "", place = ordinal] = QUARTER.exec(rest) ?? [];
  if (year && place) return parsePeriod(`${year}Q${inDigits(place)}`) ?? undefined;
  return parsePeriod(year && /^年度?$/.test(rest) ? year : text.toUpperCase()) ?? undefined;
}

/** A month or half year in words: `2013年9月`, `2013年上半年`. */
function inMonths(text: string): Period | undefined {
  const { year, rest } = yearOf(text);
  const half = HALVES.indexOf(rest) + 1;
  const month = MONTH.exec(rest)?.[1]?.padStart(2, "0");
  return parsePeriod(half ? `${year}H${half}` : month ? `${year}M${month}` : "") ?? undefined;
}

/** The days that a text may mean: a day, or the end of a month or of a stretch from the start of a year. */
function daysNamed(text: string): string[] {
  const day = readDay(text);
  if (day) return [day];
  const short = SHORT_DAY.exec(text)
    ?.slice(1)
    .filter((part) => part !== undefined);
  if (short)
    return ORDERS.flatMap(
      ([year, month, day]) =>
        readDay(`20${short[year]?.padStart(2, "0")}-${short[month]}-${short[day]}`) ?? [],
    );
  const { year, rest } = yearOf(text);
  const [, until, quarters] = SINCE.exec(rest) ?? [];
  const bare = BARE_MONTH.exec(rest)?.[1];
  const last = quarters ? String(3 * Number(inDigits(quarters))) : (until ?? bare);
  // A workbook stores 2013.10 as the number 2013.1.
  const months = rest === ".1" ? ["1", "10"] : last === undefined ? [] : [last];
  return months.flatMap((month) => {
    const period = parsePeriod(`${year}M${month.padStart(2, "0")}`);
    return period ? [endOf(period)] : [];
  });
}

/** The month of a cell that holds a month's first day and shows no day, as workbooks make of 2013年9月. */
function monthShown(text: string, format: string): string | undefined {
  if (format === "") return undefined;
  const shown = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, "");
  const [, year, month] = /^(\d{4})-(\d{2})-01$/.exec(text) ?? [];
  return year && /[ym]/i.test(shown) && !/d/i.test(shown) ? `${year}年${month}月` : undefined;
}

/** The year at the beginning of a text in digits, and the rest of the text; "" where it begins with none. */
function yearOf(text: string): { year: string; rest: string } {
  const digits = YEAR.exec(text)?.[1] ?? "";
  return { year: inDigits(digits), rest: text.slice(digits.length) };
}

function inDigits(text: string): string {
  return text.replace(/\D/g, (sign) => String(sign === "两" ? 2 : Math.max(0, DIGITS.indexOf(sign))));
}
