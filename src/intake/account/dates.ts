import { endOf, opensIn, type Period } from "../../core/period.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";

type Indicator = Guide["indicators"] extends Map<string, infer T> ? T : never;

/** The months within which a date says nothing new of a figure. */
export interface Stretch {
  /** Where a date that begins at a place of a text may end, if it lies within the months, or closes with the last of them. */
  endsFrom(text: string, at: number): number[];
}

const UP_TO = "(截[至止]到?|至|到)?";
const YEAR = "(?:((?:19|20)\\d{2})年)?";
const FORMS = [
  {
    form: new RegExp(`(?<![-\\d])${UP_TO}${YEAR}(\\d{1,2})月(?:份|[底末])?(?:(\\d{1,2})[日号])?止?`, "y"),
    months: 1,
  },
  { form: new RegExp(`${UP_TO}${YEAR}第?([一二三四1-4])季度?[末底]?止?`, "y"), months: 3 },
  { form: /(截[至止]到?|至|到)?((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})止?/y, months: 1 },
];
const STRETCH = /(?:((?:19|20)\d{2})年)?(\d{1,2})月?[-—–~至到](\d{1,2})月份?/y;
const ALONE = /((?:19|20)\d{2})年度?(?!\d|第?[一二三四1-4]季|[上下]半年)/y;
/** What says that a time behind it is when something happened. */
const DATED = /(?:文|认定|公布|批准|验收|授牌)(?:日期|时间)[为是:]?$|[于在]$/;
const ORDINALS = "一二三四";
/** What follows a time that a figure is of, and not a time when something happened. */
const OF_FIGURE = /^(?:份|的|数据?|数字|值|统计|完成|新增|汇总|报表)*(?![\p{Script=Han}\d])/u;

/** The months of a figure: its period's own, or those from the start of its year, or all up to its end; undefined where its table has no one period. */
export function datesOf(
  { period }: Heading,
  indicator: Indicator | undefined,
  begins: number,
): Stretch | undefined {
  if (!period) return undefined;
  const combine = indicator?.periods ?? "sum";
  const open = combine === "to-date" ? opensIn(period, begins) : Number.NEGATIVE_INFINITY;
  const first = combine === "sum" ? period.first : open;
  const isWhole = (from: number, until: number): boolean =>
    until === period.last && (combine !== "sum" || from === first);
  return { endsFrom: (text, at) => datesFrom(text, at, period, { first, isWhole }) };
}

/** The first month of what a figure counts, and whether months are all of it, or close with its last. */
interface Months {
  first: number;
  isWhole: (from: number, until: number) => boolean;
}

function datesFrom(text: string, at: number, period: Period, { first, isWhole }: Months): number[] {
  const ends: number[] = [];
  const isDated = DATED.test(text.slice(0, at));
  const isEvent = (end: number): boolean => isDated || !OF_FIGURE.test(text.slice(end));
  for (const { form, months } of FORMS) {
    form.lastIndex = at;
    const found = form.exec(text);
    if (!found) continue;
    const [, upTo, year, part = "", day] = found;
    const place = ORDINALS.includes(part) ? ORDINALS.indexOf(part) + 1 : Number(part);
    const last = Number(year ?? period.year) * 12 + place * months - 1;
    const isEnd = last === period.last && (!day || endOf(period).endsWith(`-${day.padStart(2, "0")}`));
    const from = last - months + 1;
    const isWithin = from >= first && last <= period.last;
    const isOwn = isWithin && (day !== undefined || isWhole(from, last) || isEvent(form.lastIndex));
    if (upTo ? isEnd : isOwn) ends.push(form.lastIndex);
  }
  STRETCH.lastIndex = at;
  const [, year, from, until] = STRETCH.exec(text) ?? [];
  if (from !== undefined) {
    const base = Number(year ?? period.year) * 12 - 1;
    if (base + Number(from) === Math.max(first, period.first - 12) && base + Number(until) === period.last)
      ends.push(STRETCH.lastIndex);
  }
  ALONE.lastIndex = at;
  const named = Number(ALONE.exec(text)?.[1]);
  if (named === period.year && (isWhole(named * 12, named * 12 + 11) || isEvent(ALONE.lastIndex)))
    ends.push(ALONE.lastIndex);
  return ends;
}
