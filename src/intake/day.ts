import { isDay } from "../plan/schemas.ts";

const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
/** Two digits of a year that cannot be a month; 12/9/30 might be the ninth of December. */
const SHORT = /^(1[3-9]|[2-9]\d)([-/.])(\d{1,2})\2(\d{1,2})$/;

/** A day written year first (`2013-9-3`, `2013/9/3`, `2013.9.3`, `2013年9月3日`, `20130903`, `13/9/3`) as `YYYY-MM-DD`; undefined where it is none. */
export function readDay(text: string): string | undefined {
  const folded = text.normalize("NFKC").trim();
  for (const form of FORMS) {
    const [, year = "", month = "", day = ""] = form.exec(folded) ?? [];
    const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isDay(written)) return written;
  }
  const [, year, , month, day] = SHORT.exec(folded) ?? [];
  return year === undefined ? undefined : readDay(`20${year}-${month}-${day}`);
}
