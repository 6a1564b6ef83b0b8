import { inDigits, writtenDay } from "../originals/day.ts";
import { fromStart } from "./from-start.ts";

/** A stretch of months, counted from January of year 0. */
export interface Period {
  id: string;
  kind: "month" | "quarter" | "half" | "year" | "span";
  first: number;
  last: number;
}

const LENGTHS = { M: ["month", 1], Q: ["quarter", 3], H: ["half", 6] } as const;
const ORDINALS = "一二三四";
const WORDS =
  /^(\d{4})(?:年度?(?:第?([一二三四1-4])季度?|Q([1-4]))|年(?:度|全年)?|年([上下])半年|年(\d{1,2})月份?)$/i;

/** Ids that were read, since every fact names one; no more than these, since files may name any. */
const periods = new Map<string, Readonly<Period> | undefined>();
const MOST_KNOWN = 10_000;

/**
 * Reads the id of a period: `2013`, `2013Y07` (twelve months from July 2013), `2013Q3`, `2013H1`, `2013M09`, `2011-2015` or
 * `2011Y07-2015Y07`; undefined where it is none.
 */
export function periodOf(id: string): Period | undefined {
  const known = periods.get(id);
  if (known !== undefined || periods.has(id)) return known;
  const period = readPeriod(id);
  if (periods.size < MOST_KNOWN) periods.set(id, period);
  return period;
}

function readPeriod(id: string): Period | undefined {
  if (/0000|9999/.test(id)) return undefined;
  const ends = id.split("-").map(wholeYear);
  const [opening, closing] = [ends[0], ends.at(-1)];
  if (opening && closing && ends.length <= 2) {
    if (ends.length === 1) return opening;
    const alike = (closing.first - opening.first) % 12 === 0 && closing.first > opening.first;
    return alike ? { id, kind: "span", first: opening.first, last: closing.last } : undefined;
  }
  const [, from, letter, place] = /^(\d{4})([MQH])(\d{1,2})$/.exec(id) ?? [];
  if (from === undefined) return undefined;
  const start = Number(from) * 12;
  const [kind, length] = LENGTHS[letter as keyof typeof LENGTHS];
  const first = start + (Number(place) - 1) * length;
  if (first < start || first + length > start + 12 || (letter === "M") !== (place?.length === 2))
    return undefined;
  return { id, kind, first, last: first + length - 1 };
}

/** Twelve months from January (`2013`), or from a later month (`2013Y07`). */
function wholeYear(id: string): Period | undefined {
  const [, year, month = "01"] = /^(\d{4})(?:Y(\d\d))?$/.exec(id) ?? [];
  if (year === undefined || Number(month) > 12 || (id.length > 4 && Number(month) < 2)) return undefined;
  const first = Number(year) * 12 + Number(month) - 1;
  return { id, kind: "year", first, last: first + 11 };
}

/** The first month of the year in which a month lies, where years begin in the month `begins` of the calendar. */
export function yearStart(month: number, begins: number): number {
  const since = (month + 1 - begins) % 12;
  return month - since;
}

/** The first month from which figures to a period's end are counted: that of its year, or a year's or span's own. */
export function opensIn({ kind, first, last }: Period, begins: number): number {
  return kind === "year" || kind === "span" ? first : yearStart(last, begins);
}

/** The id of the twelve months that begin with a month. */
export function yearFrom(month: number): string {
  const at = (month % 12) + 1;
  return `${String(Math.floor(month / 12)).padStart(4, "0")}${at === 1 ? "" : `Y${String(at).padStart(2, "0")}`}`;
}

/** Reads a period as files write it: its id, or in words (`2013年第三季度`, `二〇一三年3季度`, `2013年度`, `2013年9月`). */
export function writtenPeriod(written: string): Period | undefined {
  const text = written.replace(/^[\d〇○零一二三四五六七八九]{4}(?=\D|$)/, (year) =>
    year.replace(/\D/g, (sign) => String(Math.max(0, "零一二三四五六七八九".indexOf(sign)))),
  );
  const [, year, quarter, q, half, month] = WORDS.exec(text) ?? [];
  if (year === undefined) return periodOf(text.toUpperCase());
  if (quarter) return periodOf(`${year}Q${ORDINALS.indexOf(quarter) + 1 || quarter}`);
  if (q) return periodOf(`${year}Q${q}`);
  if (half) return periodOf(`${year}H${half === "上" ? 1 : 2}`);
  return periodOf(month ? `${year}M${month.padStart(2, "0")}` : year);
}

/**
 * The periods that a text may name: by itself, or as the only one of `asked` that ends when what it names does. Years begin
 * in the month `begins`: a stretch is one from there.
 */
export function periodsNamed(written: string, format: string, asked: Period[], begins: number): Period[] {
  const text = fromStart(byMonths(inDigits(plainQuarter(written))));
  // Whether it is a month or a quarter only the place of its file can say, and up to when a year counts.
  const isQuarter = asked.some(({ id }) => id === `${text.slice(0, 4)}Q${text.slice(5)}`);
  if (/^\d{4}年?\(?累计数?\)?$/.test(text) || (/^\d{4}[./-][1-4]$/.test(text) && isQuarter)) return [];
  const stretch = stretchOf(text, begins);
  const itself =
    writtenPeriod(text) ??
    quarterIn(text) ??
    halfIn(text) ??
    (stretch?.length === 12 ? periodOf(yearFrom(stretch[0] ?? 0)) : undefined);
  const months = stretch
    ? stretch.slice(-1)
    : itself && itself.kind !== "month" && itself.kind !== "half"
      ? []
      : lastMonths(text, format, itself);
  const ending = asked.filter(({ last }) => months.includes(last));
  return [...(itself ? [itself] : []), ...(ending.length === 1 ? ending : [])];
}

/** A text that names its first and its last day by the months between them, where these are whole. */
function byMonths(text: string): string {
  const day = "(\\d{1,2})[月./-](\\d{1,2})[日号]?";
  const form = new RegExp(`^(\\d{4})[年./-]${day}[-—–~至到](?:(\\d{4})[年./-])?${day}$`);
  const [from = "", month = "", first = "", next, until = "", last = ""] = (form.exec(text) ?? []).slice(1);
  const days = daysIn(Number(next ?? from), Number(until));
  if (Number(first) !== 1 || Number(month) > 12 || days !== Number(last)) return text;
  return `${from}年${month}月-${next === undefined || next === from ? "" : `${next}年`}${until}月`;
}

/** How many days a month has; none that is not one of a year. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month > 12 ? 0 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A quarter without the stroke before it, and without its own months in brackets behind it. */
function plainQuarter(written: string): string {
  const [, named = "", from, until] = /^(.+)\((\d{1,2})月?[-—–~至到](\d{1,2})月份?\)$/.exec(written) ?? [];
  const quarter = named === "" ? undefined : writtenPeriod(inDigits(named));
  const isOwn =
    quarter?.kind === "quarter" &&
    quarter.first % 12 === Number(from) - 1 &&
    quarter.last % 12 === Number(until) - 1;
  return isOwn ? named : written.replace(/^(\d{4})-(?=[Qq][1-4]$)/, "$1");
}

/** The quarter that a text names by its first and its last month: `2013年7-9月`. */
function quarterIn(text: string): Period | undefined {
  const [, year, from, until] = /^(.{4})年0?(\d{1,2})(?:月份?)?[-—–~至到](\d{1,2})月份?$/.exec(text) ?? [];
  const whole = year === undefined ? undefined : writtenPeriod(`${year}年`);
  const at = (Number(from) - 1) / 3;
  return whole && at > 0 && Number(until) === Number(from) + 2
    ? periodOf(`${whole.id}Q${at + 1}`)
    : undefined;
}

/** The half that a text names by its first and its last month: `2013年7-12月`, `2013年1月至6月`. */
function halfIn(text: string): Period | undefined {
  const [, year, from, until] = /^(.{4})年0?(\d{1,2})(?:月份?)?[-—–~至到]0?(\d{1,2})月份?$/.exec(text) ?? [];
  const whole = year === undefined ? undefined : writtenPeriod(`${year}年`);
  const [first, last] = [Number(from), Number(until)];
  return whole && last - first === 5 && (first === 1 || first === 7)
    ? periodOf(`${whole.id}H${last / 6}`)
    : undefined;
}

/**
 * The months of a stretch from the start of a year: `2013年1-9月`, `2013年7月至2014年3月`, `2013年三季度累计`, of calendar years
 * also `2013年前三季度`.
 */
function stretchOf(written: string, begins: number): number[] | undefined {
  const text = written.replace(/\(?累计数?\)?$/, "");
  const named = text === written ? undefined : writtenPeriod(text);
  if (named) {
    const first = named.kind === "year" ? named.first : yearStart(named.last, begins);
    return Array.from({ length: named.last - first + 1 }, (_, index) => first + index);
  }
  const [, rest = "", from, later, until, quarters] =
    /^.{4}(年(?:0?(\d{1,2})(?:月份?)?[-—–~至到](?:(\d{4}|次)年)?(\d{1,2})月份?|前([一二两三四1-4])个?季度))$/.exec(
      text,
    ) ?? [];
  const year = rest && writtenPeriod(`${text.slice(0, 4)}年`)?.first;
  if (year === undefined || year === "" || (quarters ? begins !== 1 : Number(from) !== begins))
    return undefined;
  const month = quarters
    ? 3 * ("一二三四".indexOf(quarters === "两" ? "二" : quarters) + 1 || Number(quarters))
    : Number(until);
  const end = later === undefined ? year : later === "次" ? year + 12 : Number(later) * 12;
  const [first, length] = [year + begins - 1, end + month - (year + begins - 1)];
  if (month < 1 || month > 12 || length < 1 || length > 12) return undefined;
  return Array.from({ length }, (_, index) => first + index);
}

/** The months, counted from year 0, with which what a text names may end. */
function lastMonths(text: string, format: string, itself: Period | undefined): number[] {
  if (itself) return [itself.last];
  const month = (year: string, number: number) =>
    number > 0 && number < 13 ? [Number(year) * 12 + number - 1] : [];
  const day = writtenDay(text);
  if (day) {
    const at = monthOf(day);
    const dayless = /[ymYM]/.test(bare(format)) && !/[dD]/.test(bare(format)) && day.endsWith("-01");
    return lastDay(at) === day || dayless ? [at] : [];
  }
  const [, a, , b, c] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  if (a && b && c)
    return [
      [a, b, c],
      [c, a, b],
      [c, b, a],
    ].flatMap(([y = "", m = "", d = ""]) => {
      const at = writtenDay(`20${y.padStart(2, "0")}-${m}-${d}`);
      const [found] = at ? month(at.slice(0, 4), Number(m)) : [];
      return found !== undefined && lastDay(found) === at ? [found] : [];
    });
  const folded = writtenPeriod(`${text.slice(0, 4)}年`)?.id ?? "";
  const [, number] = /^[./-](\d{1,2})$/.exec(text.slice(4)) ?? [];
  if (folded === "") return [];
  if (text.slice(4) === ".1") return [...month(folded, 1), ...month(folded, 10)];
  return month(folded, Number(number ?? 0));
}

/** A number format without what it quotes. */
function bare(format: string): string {
  return format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, "");
}

/** The id of the same period a year before; undefined for a span. */
export function yearBefore(period: Period): string | undefined {
  const year = String(Number(period.id.slice(0, 4)) - 1).padStart(4, "0");
  return period.kind === "span" ? undefined : year + period.id.slice(4);
}

/** The month, counted from year 0, in which a day `YYYY-MM-DD` lies. */
export function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The first day of a month. */
export function firstDay(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString().slice(0, 10);
}

/** Last days by their months, of which there are few. */
const lastDays = new Map<number, string>();

/** The last day of a month. */
export function lastDay(month: number): string {
  const known = lastDays.get(month);
  if (known !== undefined) return known;
  const day = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
  if (lastDays.size < MOST_KNOWN) lastDays.set(month, day);
  return day;
}
