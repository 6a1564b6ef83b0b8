/** What kind of stretch of time a period names. */
type PeriodKind = "month" | "quarter" | "half" | "year" | "span";

/** A period read from its id: `2013M09`, `2013Q3`, `2013H1`, `2013` or `2011-2015`. */
export interface Period {
  id: string;
  kind: PeriodKind;
  /** The calendar year in which the period ends. */
  year: number;
  /** Which one of its kind it is within the year, from 1; 1 for a year or a span. */
  place: number;
  /** First and last month, counted from January of year 0: `year * 12 + month - 1`. */
  first: number;
  last: number;
}

const MONTHS = { month: 1, quarter: 3, half: 6 } as const;
const KINDS: Record<string, keyof typeof MONTHS> = { M: "month", Q: "quarter", H: "half" };

/** Reads a period id; null where the text names no period. */
export function parsePeriod(id: string): Period | null {
  const span = /^(\d{4})-(\d{4})$/.exec(id);
  if (span) {
    const [from, to] = [Number(span[1]), Number(span[2])];
    return from < to ? { id, kind: "span", year: to, place: 1, first: from * 12, last: to * 12 + 11 } : null;
  }
  const part = /^(\d{4})(?:([MQH])(\d{1,2}))?$/.exec(id);
  if (!part) return null;
  const year = Number(part[1]);
  const kind = KINDS[part[2] ?? ""];
  if (!kind) return { id, kind: "year", year, place: 1, first: year * 12, last: year * 12 + 11 };
  const place = Number(part[3]);
  const months = MONTHS[kind];
  if (place < 1 || place > 12 / months || (kind === "month") !== (part[3]?.length === 2)) return null;
  const first = year * 12 + (place - 1) * months;
  return { id, kind, year, place, first, last: first + months - 1 };
}

/** The id of the period of the same kind and place, `years` later (earlier where negative); null for a span. */
export function shiftYears(period: Period, years: number): string | null {
  return period.kind === "span" ? null : period.id.replace(/^\d{4}/, String(period.year + years));
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

function isoDay(month: number, day: number): string {
  const pad = (n: number, width: number) => String(n).padStart(width, "0");
  return `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}-${pad(day, 2)}`;
}
