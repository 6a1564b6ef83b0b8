import { endOf, opensYear, type Period, parsePeriod, yearOf } from "../../core/period.ts";
import { fold } from "../layout/sheet.ts";
import { remembering } from "../records/remember.ts";
import { readDay } from "./day.ts";
import { datesInDigits } from "./numeral.ts";
import { asWholeMonths } from "./whole-months.ts";

const DIGITS = "零一二三四五六七八九";
const YEAR = /^([\d零〇○一二三四五六七八九]{4})(?=年|Q|[./-]|$)/i;
const QUARTER = /^(?:年度?)?(?:第?([一二三四1-4])季度?|Q([1-4]))$/i;
const HALVES = ["年上半年", "年下半年"];
const MONTH = /^年(\d{1,2})月份?$/;
/** A month without a word for it. */
const BARE_MONTH = /^[./-](\d{1,2})$/;
/** A stretch of months, perhaps into another year, or of a year's first quarters. */
const STRETCH =
  /^年(?:0?(\d{1,2})(?:月份?)?[-—–~至到](?:(\d{4}|次)年)?(\d{1,2})月份?|前([一二两三四1-4])个?季度)$/;
/** What says that a period's figure counts from the start of its year: `2013年三季度累计`. */
const SO_FAR = /\(?累计数?\)?$/;
/** A day of two digits of a year, a month and a day, in any order. */
const SHORT_DAY = /^(\d{1,2})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.(\d{1,2})\.)(\d{1,2})$/;
const ORDERS = [
  [0, 1, 2],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** A year and a place in it that may be a quarter or a month: `2013-3`. */
export function isShort(text: string): boolean {
  return /^\d{4}[-/.][1-4]$/.test(text);
}

/** Whether a text is a year of which it is not said up to when is counted: `2013年累计`. */
export function isYearSoFar(text: string): boolean {
  return /^\d{4}年?\(?累计数?\)?$/.test(text);
}

/** How written periods are read. */
export interface PeriodReader {
  /** Reads one, shown in a number format where a workbook holds it; `byEnd` as in `Names`. */
  read(text: string, format: string, byEnd: boolean): Period | undefined;
  /** Whether a text names a period by a stretch from the start of a year, however short, or says 累计. */
  isSoFar(text: string): boolean;
  /** Whether a text names a period by a stretch of more than a quarter from the start of a year: `1-9月`, 上半年. */
  isStretch(text: string): boolean;
}

/** How periods are read where the plan asks for those of `asked`, and its years begin in the month `begins`. */
export function periodReader(asked: string[], begins: number): PeriodReader {
  const periods = asked.flatMap((id) => parsePeriod(id) ?? []);
  const named = remembering((text): Period | undefined => {
    const folded = inWords(text);
    if (isYearSoFar(folded)) return undefined;
    const half = halfInMonths(folded);
    const asHalf = half && asked.includes(half.id) ? half : undefined;
    return bySelf(folded, begins) ?? inMonths(folded) ?? asHalf ?? wholeYear(folded, begins);
  });
  const isOpen = (text: string) =>
    isYearSoFar(text) || (isShort(text) && asked.includes(text.replace(/\D/, "Q")));
  const ending = remembering((text): Period | undefined => {
    const folded = upToEnd(inWords(text));
    if (isOpen(folded)) return undefined;
    const own = inMonths(folded) ?? quarterInMonths(folded) ?? halfInMonths(folded);
    const itself = bySelf(folded, begins);
    if (itself) return itself;
    if (own && asked.includes(own.id)) return own;
    // Figures to the end of a half that does not begin the year are of more than that half.
    if (own?.kind === "half" && !opensYear(own, begins)) return undefined;
    const days = own ? [endOf(own)] : daysNamed(folded, begins);
    const ends = periods.filter((period) => days.includes(endOf(period)));
    const [only, other] = ends;
    if (!only || other) return undefined;
    return own?.kind === "month" ? { ...only, byMonth: true } : only;
  });
  const monthsOf = (text: string): number => {
    const folded = upToEnd(asWholeMonths(datesInDigits(fold(text))));
    const own = inMonths(folded);
    return own?.kind === "half" && opensYear(own, begins) ? 6 : (sinceStart(folded, begins)?.months ?? 0);
  };
  return {
    isSoFar: remembering((text) => monthsOf(text) > 0),
    isStretch: remembering((text) => monthsOf(text) > 3),
    read: (text, format, byEnd) => (byEnd ? ending(monthShown(text, format) ?? text) : named(text)),
  };
}

/** A text with its dates in digits, and without what only says a second time which months it is of. */
export function inWords(text: string): string {
  return asWholeMonths(datesInDigits(withoutMonths(fold(text))));
}

/** What counts up to the end of a month or quarter, or of the first quarters, as a stretch from the start of the year: `截至2013年9月底`, `2013年一至三季度`. */
function upToEnd(text: string): string {
  return text
    .replace(/^截[至止]到?(\d{4}年)/, "$1")
    .replace(/^(\d{4}年)(\d{1,2}月)份?[末底]$/, (_, year: string, month: string) => `${year}1-${month}`)
    .replace(/^(\d{4}年)第?([一二三四1-4])季度?[末底]$/, "$1前$2季度")
    .replace(/^(\d{4}年)(?:第?[一1])[-—–~至到]第?([二三四2-4])季度$/, "$1前$2季度");
}

/**
 * A period by its id (`2013Q3`), or a quarter or year in words (`2013年三季度`, `二〇一三年第3季度`, `2013年度`). Where
 * years do not begin in January, 2013年度 and 2013年全年 could be the calendar's or the plan's, and are not read.
 */
function bySelf(text: string, begins: number): Period | undefined {
  const { year, rest } = withYear(text);
  const [, ordinal = "", place = ordinal] = QUARTER.exec(rest) ?? [];
  if (year && place) return parsePeriod(`${year}Q${inDigits(place)}`) ?? undefined;
  if (/^年(?:度|全年)$/.test(rest) && begins !== 1) return undefined;
  return parsePeriod(year && /^年(?:度|全年)?$/.test(rest) ? year : text.toUpperCase()) ?? undefined;
}

/** A year in its months: `2013年7月-2014年6月`. */
function wholeYear(text: string, begins: number): Period | undefined {
  const stretch = sinceStart(text, begins);
  return stretch?.months === 12 ? yearOf(stretch.last, begins) : undefined;
}

/** A stretch from the start of a year: how many months it has, and its last one. */
function sinceStart(text: string, begins: number): { months: number; last: Period } | undefined {
  const bare = text.replace(SO_FAR, "");
  const named = bare === text ? undefined : (bySelf(bare, begins) ?? inMonths(bare));
  if (named) return { months: named.last - yearOf(named, begins).first + 1, last: named };
  const { year, rest } = withYear(bare);
  const [, from, other, until = "", quarters] = STRETCH.exec(rest) ?? [];
  const last = parsePeriod(
    quarters && begins === 1
      ? `${year}M${String(3 * Number(inDigits(quarters))).padStart(2, "0")}`
      : `${other === "次" ? Number(year) + 1 : (other ?? year)}M${until.padStart(2, "0")}`,
  );
  if (!last || (!quarters && Number(from) !== begins)) return undefined;
  const months = last.last - (Number(year) * 12 + begins - 1) + 1;
  return months >= 1 && months <= 12 ? { months, last } : undefined;
}

/** A month or half year in words: `2013年9月`, `2013年上半年`. */
function inMonths(text: string): Period | undefined {
  const { year, rest } = withYear(text);
  const half = HALVES.indexOf(rest) + 1;
  const month = MONTH.exec(rest)?.[1]?.padStart(2, "0");
  return parsePeriod(half ? `${year}H${half}` : month ? `${year}M${month}` : "") ?? undefined;
}

/** A quarter by its months: `2013年7-9月`. What begins in January may count from the start of the calendar's year. */
function quarterInMonths(text: string): Period | undefined {
  const { year, rest } = withYear(text);
  const [, from = "", other, until = ""] = STRETCH.exec(rest) ?? [];
  const isOne = other === undefined && Number(from) > 1 && Number(until) === Number(from) + 2;
  return (isOne && parsePeriod(`${year}Q${Number(until) / 3}`)) || undefined;
}

/** A half year by its months: `2013年7-12月`, `2013年1月至6月`. */
function halfInMonths(text: string): Period | undefined {
  const { year, rest } = withYear(text);
  const [, from, other, until] = STRETCH.exec(rest) ?? [];
  const half = other === undefined ? ["1-6", "7-12"].indexOf(`${from}-${until?.replace(/^0/, "")}`) + 1 : 0;
  return (half > 0 && parsePeriod(`${year}H${half}`)) || undefined;
}

/** The days that a text may mean: a day, or the end of a month or of a stretch from the start of a year. */
function daysNamed(text: string, begins: number): string[] {
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
  const stretch = sinceStart(text, begins);
  if (stretch) return [endOf(stretch.last)];
  const { year, rest } = withYear(text);
  const bare = BARE_MONTH.exec(rest)?.[1];
  // A workbook stores 2013.10 as the number 2013.1.
  const months = rest === ".1" ? ["1", "10"] : bare === undefined ? [] : [bare];
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
function withYear(text: string): { year: string; rest: string } {
  const digits = YEAR.exec(text)?.[1] ?? "";
  return { year: inDigits(digits), rest: text.slice(digits.length) };
}

function inDigits(text: string): string {
  return text.replace(/\D/g, (sign) => String(sign === "两" ? 2 : Math.max(0, DIGITS.indexOf(sign))));
}

/** A quarter written with a stroke before it, or with its own months in brackets behind it, as it is written without these. */
function withoutMonths(text: string): string {
  const plain = text.replace(/^(\d{4})-(?=Q[1-4]$)/i, "$1");
  const [, quarter = "", from, until] = /^(.+)\((\d{1,2})月?[-—–~至到](\d{1,2})月份?\)$/.exec(plain) ?? [];
  const period = quarter === "" ? undefined : quarterNamed(datesInDigits(quarter));
  const isOwn =
    period && Number(from) === (period.first % 12) + 1 && Number(until) === (period.last % 12) + 1;
  return isOwn ? quarter : plain;
}

function quarterNamed(text: string): Period | undefined {
  const { year, rest } = withYear(text);
  const [, words, sign] = QUARTER.exec(rest.replace(/^年/, "")) ?? [];
  const place = words === undefined ? Number(sign) : "一二三四".indexOf(words) + 1 || Number(words);
  return place > 0 ? (parsePeriod(`${year}Q${place}`) ?? undefined) : undefined;
}
