import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { fold, type Line } from "../layout/sheet.ts";
import { doubtIn } from "./words.ts";

const CHAPTER = /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\))/;
/** A period within a year. */
const PERIOD =
  /(?:19|20)\d{2}(?:Q[1-4]|年度?(?:第?[一二三四1-4]季度?|[上下]半年|前[一二两三四]个?季度|\d{1,2}月?[-—–~至到]\d{1,2}月|\d{1,2}月))/g;

/** Whether a line begins a part of a table. */
export function isChapter({ cells }: Line): boolean {
  return cells.length === 1 && CHAPTER.test(fold(cells[0]?.text ?? ""));
}

/** What a text says that may change what the figures of a table mean: a word of doubt, another period or another area; undefined where nothing. */
export function doubtOf(
  text: string,
  where: "title" | "below",
  heading: Heading,
  guide: Guide,
): string | undefined {
  return doubtIn(text, where) ?? otherPeriod(text, heading, guide);
}

/** A quarter without its year, and a stretch that is none. */
const QUARTER = /(?<![前至到\d-])第?([一二三四1-4])季度/g;
const STRETCH =
  /[上下]半年|前[一二两三四]个?季度|全年|(?<!\d)(?:[1一]月?[-—–~至到](?:[4-9]|1[0-2]|[四五六七八九十])|截[至止]?\d{1,2})月/;
const YEAR = /((?:19|20)\d{2})年/g;

/** The period that a text names and that is not the table's: one within a year; a year, a quarter or a stretch of months alone. Undefined where there is none. */
export function otherPeriod(text: string, { period }: Heading, { names, issued }: Guide): string | undefined {
  if (!period) return undefined;
  const folded = fold(text);
  for (const [named] of folded.matchAll(PERIOD)) {
    const found = names.period(named, "", true);
    if (found && found.id !== period.id) return named;
  }
  for (const [named, year] of folded.matchAll(YEAR))
    if (Number(year) !== period.year && year !== issued) return named;
  if (period.kind !== "quarter") return undefined;
  const own = ["一", "二", "三", "四"][period.place - 1];
  for (const [named, ordinal] of folded.matchAll(QUARTER))
    if (ordinal !== own && ordinal !== String(period.place)) return named;
  return STRETCH.exec(folded)?.[0];
}

/** The area that a text names by its full or short name and that is not the table's, the whole left aside. */
export function otherArea(text: string, { area }: Heading, guide: Guide): string | undefined {
  if (!area) return undefined;
  const folded = fold(text);
  const named = guide.names.spellings.area.filter((name) => name.length > 1 && folded.includes(fold(name)));
  const ids = new Set(named.map((name) => guide.names.area(name)));
  return ids.has(area) ? undefined : named.find((name) => guide.names.area(name) !== guide.city);
}
