/** What kind of stretch of time a period names. */
type PeriodKind = "month" | "quarter" | "half" | "year" | "span";

/**
 * A period read from its id: `2013M09`, `2013Q3`, `2013H1`, `2013`, `2013Y07` (the year from July 2013 to June 2014),
 * `2011-2015` or `2011Y07-2015Y07` (all of those years). Months, quarters and halves are the calendar's; a year without
 * a month is a calendar year, so that no id means one thing in this plan and another in that.
 */
export interface Period {
  id: string;
  kind: PeriodKind;
  /** The year that its id names, of a span the last: that in which it ends, or in which a year such as `2013Y07` begins. */
  year: number;
  /** Which one of its kind it is within the calendar year, from 1; 1 for a year or a span. */
  place: number;
  /** First and last month, counted from January of year 0: `year * 12 + month - 1`. */
  first: number;
  last: number;
  /** Whether a text named it by its last month alone. */
  byMonth?: true;
}

const MONTHS = { month: 1, quarter: 3, half: 6 } as const;
const KINDS: Record<string, keyof typeof MONTHS> = { M: "month", Q: "quarter", H: "half" };

/**
 * Reads a period id; null where the text names no period. Years are 0001 to 9998, so that one which begins in a later month
 * ends on a day of four digits too.
 */
export function parsePeriod(id: string): Period | null {
  if (/0000|9999/.test(id)) return null;
  const years = /^(\d{4})(Y0[2-9]|Y1[0-2])?(?:-(\d{4})(Y\d\d)?)?$/.exec(id);
  if (years) {
    const [from, to] = [Number(years[1]), Number(years[3] ?? years[1])];
    const first = from * 12 + Number(years[2]?.slice(1) ?? 1) - 1;
    const span = years[3] !== undefined;
    if (span && (from >= to || years[2] !== years[4])) return null;
    return {
      id,
      kind: span ? "span" : "year",
      year: to,
      place: 1,
      first,
      last: first + (to - from) * 12 + 11,
    };
  }
  const part = /^(\d{4})([MQH])(\d{1,2})$/.exec(id);
  const kind = KINDS[part?.[2] ?? ""];
  if (!part || !kind) return null;
  const year = Number(part[1]);
  const place = Number(part[3]);
  const months = MONTHS[kind];
  if (place < 1 || place > 12 / months || (kind === "month") !== (part[3]?.length === 2)) return null;
  const first = year * 12 + (place - 1) * months;
  return { id, kind, year, place, first, last: first + months - 1 };
}

/** The id of the period of the same kind and place, `years` later (earlier where negative); null for a span. */
export function shiftYears(period: Period, years: number): string | null {
  return period.kind === "span" ? null : period.id.replace(/^\d{4}/, pad(period.year + years, 4));
}

/**
 * The year of a plan whose years begin in the month `begins` (1–12) in which a period lies, by its last month; a year is
 * its own, whichever it is. The one place that says when a year begins.
 */
export function yearOf(period: Period, begins: number): Period {
  if (period.kind === "year") return period;
  const start = period.last - ((period.last - begins + 1) % 12);
  const year = Math.floor(start / 12);
  const id = `${pad(year, 4)}${begins === 1 ? "" : `Y${pad(begins, 2)}`}`;
  return { id, kind: "year", year, place: 1, first: start, last: start + 11 };
}

/** The month from which figures up to a period's end are counted: the start of its year, or its own of a span. */
export function opensIn(period: Period, begins: number): number {
  return period.kind === "span" ? period.first : yearOf(period, begins).first;
}

/** Whether a period is the first of its year, so that sums from the year's start begin with it. */
export function opensYear(period: Period, begins: number): boolean {
  return period.first === yearOf(period, begins).first;
}

/** Whether a period is a year, and one of those of a plan whose years begin in the month `begins`. */
export function isYearOf(period: Period | null | undefined, begins: number): boolean {
  return period?.kind === "year" && period.first % 12 === begins - 1;
}

/** First day of a period as `YYYY-MM-DD`. */
export function startOf(period: Period): string {
  return isoDay(period.first, 1);
}

/** Last day of a period as `YYYY-MM-DD`. */
export function endOf(period: Period): string {
  const [year, month] = [Math.floor(period.last / 12), (period.last % 12) + 1];
  return isoDay(period.last, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0");
}

function isoDay(month: number, day: number): string {
  return `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}-${pad(day, 2)}`;
}
