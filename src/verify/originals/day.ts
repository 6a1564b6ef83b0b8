import { numeral } from "./numeral.ts";

const SIGNS = "零一二三四五六七八九";
const DAY =
  /^((?:19|20)\d{2})(?:(\d{2})(\d{2})|-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号])$/;
const CLOCK = /(\s|t)\s*(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?$/i;

/** A text with the Chinese numerals of a year, of months and of a day in it as digits. */
export function inDigits(text: string): string {
  const [, year = ""] = /^(.{4})年/u.exec(text) ?? [];
  const isYear = /^[\dOo〇○零一二三四五六七八九]+$/.test(year) && /[〇○零一二三四五六七八九]/.test(year);
  const signs = isYear
    ? [...year].map((sign) => (/\d/.test(sign) ? sign : Math.max(0, SIGNS.indexOf(sign))))
    : [];
  return (isYear ? signs.join("") + text.slice(4) : text).replace(
    /([元零〇○一二三四五六七八九十]{1,3})(?=[月日号]|[-—–~至到][\d元零〇○一二三四五六七八九十]{1,3}月)/g,
    (written) => {
      const bare = /^[零〇○]./.test(written) ? written.slice(1) : written;
      return String((bare === "元" ? 1 : numeral(bare)) ?? written);
    },
  );
}

/** What stands before the time of the day behind a day, and that time where it is more than noughts. */
export function clocked(text: string): { day: string; time: string } {
  const narrow = text.normalize("NFKC").trim();
  const found = CLOCK.exec(narrow);
  const [, , hours = "", minutes = "", ...seconds] = found ?? [];
  if (!found || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds[0] ?? 0) > 59)
    return { day: narrow, time: "" };
  const time = found[0].replace(/^[\st]+/i, "");
  return { day: narrow.slice(0, found.index), time: Number(time.replace(/\D/g, "")) > 0 ? time : "" };
}

/**
 * Reads a day written year first as `YYYY-MM-DD`, with or without a time behind it; undefined where it is none. A year of two
 * digits counts only where one of the `years` is meant, and no other order of the three numbers gives a day in one of them.
 */
export function writtenDay(text: string, years: number[] = []): string | undefined {
  const narrow = inDigits(clocked(text).day.replace(/\s+/g, ""));
  const known = (day: string | undefined) =>
    day && years.includes(Number(day.slice(0, 4))) ? day : undefined;
  if (/^\d\d年/.test(narrow)) return known(writtenDay(`20${narrow}`));
  const [, a = "", , b = "", c = ""] = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(narrow) ?? [];
  if (a !== "") {
    const days = [`${a}-${b}-${c}`, `${c.padStart(2, "0")}-${a}-${b}`, `${c.padStart(2, "0")}-${b}-${a}`].map(
      (order) => known(writtenDay(`20${order}`)),
    );
    return days.slice(1).every((day) => !day || day === days[0]) ? days[0] : undefined;
  }
  const [, year, ...parts] = DAY.exec(narrow) ?? [];
  const [month, day] = parts.filter((part) => part !== undefined);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}
