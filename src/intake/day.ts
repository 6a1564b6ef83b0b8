import { isDay } from "../plan/schemas.ts";

const FORMS = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
/** A day whose year has two digits. */
const SHORT = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/;

/** The first and the last year in which days may lie. */
export type Years = [number, number];

/**
 * A day written year first (`2013-9-3`, `2013/9/3`, `2013.9.3`, `2013年9月3日`, `20130903`) as `YYYY-MM-DD`; undefined where it
 * is none. A year of two digits is read where it lies in `years` and the text is no day of these in another order, as
 * `13/9/30` is in 2013.
 */
export function readDay(text: string, years?: Years): string | undefined {
  const folded = text.normalize("NFKC").replace(/\s+/g, "");
  for (const form of FORMS) {
    const [, year = "", month = "", day = ""] = form.exec(folded) ?? [];
    const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isDay(written)) return written;
  }
  const [, first = "", , second = "", third = ""] = SHORT.exec(folded) ?? [];
  if (!years || first === "") return undefined;
  const [own, ...others] = [
    [first, second, third],
    [third, first, second],
    [third, second, first],
  ].map(([year = "", month, day]) => {
    const written = readDay(`20${year.padStart(2, "0")}-${month}-${day}`);
    return written && Number(written.slice(0, 4)) >= years[0] && Number(written.slice(0, 4)) <= years[1]
      ? written
      : undefined;
  });
  return others.every((other) => other === undefined || other === own) ? own : undefined;
}
