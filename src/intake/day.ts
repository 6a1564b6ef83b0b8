import { isDay } from "../plan/schemas.ts";

const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];

/** A day written year first (`2013-9-3`, `2013/9/3`, `2013.9.3`, `2013年9月3日`) as `YYYY-MM-DD`; undefined where it is none. */
export function readDay(text: string): string | undefined {
  const folded = text.normalize("NFKC").trim();
  for (const form of FORMS) {
    const [, year = "", month = "", day = ""] = form.exec(folded) ?? [];
    const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isDay(written)) return written;
  }
  return undefined;
}
