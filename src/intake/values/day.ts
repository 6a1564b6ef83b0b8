import { isDay } from "../../plan/schemas.ts";
import { datesInDigits } from "./numeral.ts";

const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
/** The years in which something may have happened; all others are slips. */
const CENTURIES = /^(?:19|20)/;
/** A day whose year has two digits. */
const SHORT = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/;
const SHORT_IN_WORDS = /^(\d{2})年(\d{1,2}月\d{1,2}[日号])$/;
/** A time of the day, as systems write it behind the day. */
const TIME = /(?:\s+|T)((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)$/i;

/** The first and the last year in which days may lie. */
export type Years = [number, number];

/**
 * A day written year first (`2013-9-3`, `2013/9/3`, `2013.9.3`, `2013年9月3日`, `二〇一三年九月三日`, `20130903`), perhaps with a time
 * behind it, as `YYYY-MM-DD`; undefined where it is none. A year of two digits is read where it lies in `years` and the text
 * is no day of these in another order, as `13/9/30` is in 2013.
 */
export function readDay(text: string, years?: Years): string | undefined {
  const folded = bareDay(text);
  for (const form of FORMS) {
    const [, year = "", month = "", day = ""] = form.exec(folded) ?? [];
    const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isDay(written) && CENTURIES.test(year)) return written;
  }
  if (!years) return undefined;
  const within = (day: string | undefined) =>
    day && Number(day.slice(0, 4)) >= years[0] && Number(day.slice(0, 4)) <= years[1] ? day : undefined;
  const [, short, rest] = SHORT_IN_WORDS.exec(folded) ?? [];
  if (short) return within(readDay(`20${short}年${rest}`));
  const [, first = "", , second = "", third = ""] = SHORT.exec(folded) ?? [];
  if (first === "") return undefined;
  const [own, ...others] = [
    [first, second, third],
    [third, first, second],
    [third, second, first],
  ].map(([year = "", month, day]) => within(readDay(`20${year.padStart(2, "0")}-${month}-${day}`)));
  return others.every((other) => other === undefined || other === own) ? own : undefined;
}

/** The text of a day without widths, spaces and time, its numerals as digits. */
export function bareDay(text: string): string {
  return datesInDigits(text.normalize("NFKC").trim().replace(TIME, "").replace(/\s+/g, ""));
}

/** The time of the day behind a day; "" where there is none, or only zeros as systems write them where they know none. */
export function timeOf(text: string): string {
  const [, time = ""] = TIME.exec(text.normalize("NFKC").trim()) ?? [];
  return /[1-9]/.test(time) ? time : "";
}
