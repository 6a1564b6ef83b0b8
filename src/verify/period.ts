/** A stretch of months, counted from January of year 0. */
export interface Period {
  id: string;
  kind: "month" | "quarter" | "half" | "year" | "span";
  first: number;
  last: number;
}

const LENGTHS = { M: ["month", 1], Q: ["quarter", 3], H: ["half", 6] } as const;
const ORDINALS = "一二三四";

/** Reads the id of a period: `2013`, `2013Q3`, `2013H1`, `2013M09` or `2011-2015`; undefined where it is none. */
export function periodOf(id: string): Period | undefined {
  const [, from, letter, place, until] = /^(\d{4})(?:([MQH])(\d{1,2})|-(\d{4}))?$/.exec(id) ?? [];
  if (from === undefined) return undefined;
  const start = Number(from) * 12;
  if (until !== undefined)
    return until > from ? { id, kind: "span", first: start, last: Number(until) * 12 + 11 } : undefined;
  if (letter === undefined) return { id, kind: "year", first: start, last: start + 11 };
  const [kind, length] = LENGTHS[letter as keyof typeof LENGTHS];
  const first = start + (Number(place) - 1) * length;
  if (first < start || first + length > start + 12 || (letter === "M") !== (place?.length === 2))
    return undefined;
  return { id, kind, first, last: first + length - 1 };
}

/** Reads a period as files write it: its id, or in words (`2013年第三季度`, `2013年3季度`, `2013年`). */
export function writtenPeriod(text: string): Period | undefined {
  const [, year, ordinal] = /^(\d{4})年(?:第?([一二三四1-4])季度)?$/.exec(text) ?? [];
  if (year === undefined) return periodOf(text);
  return periodOf(ordinal ? `${year}Q${ORDINALS.indexOf(ordinal) + 1 || ordinal}` : year);
}

/** The id of the same period a year before; undefined for a span. */
export function yearBefore(period: Period): string | undefined {
  const year = String(Number(period.id.slice(0, 4)) - 1).padStart(4, "0");
  return period.kind === "span" ? undefined : year + period.id.slice(4);
}

/** The first day of a month. */
export function firstDay(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).toISOString().slice(0, 10);
}

/** The last day of a month. */
export function lastDay(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}

const DAY =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;

/** Reads a day written year first as `YYYY-MM-DD`; undefined where it is none. */
export function writtenDay(text: string): string | undefined {
  const [, year, ...parts] = DAY.exec(text.normalize("NFKC").trim()) ?? [];
  const [month, day] = parts.filter((part) => part !== undefined);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}
