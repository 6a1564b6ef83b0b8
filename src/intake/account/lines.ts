import { endOf, type Period } from "../../core/period.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { fold, type Line } from "../layout/sheet.ts";
import { readDay } from "../values/day.ts";
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
  heading: Heading & Spanned,
  guide: Guide,
): string | undefined {
  const said = where === "title" ? withoutNames(text, guide) : text;
  return doubtIn(said, where) ?? otherPeriod(text, heading, guide) ?? otherYear(text, heading, guide);
}

/** The first and the last year of the figures or records of a table, and the last period of which it has a figure. */
export interface Spanned {
  years?: [number, number] | undefined;
  closes?: Period | undefined;
}

/** A title without what the plan calls its indicators, which have words of their own. */
function withoutNames(text: string, { names }: Guide): string {
  const folded = fold(text);
  return names.spellings.indicator
    .filter(({ name, folded: own }) => name.length > 3 && folded.includes(own))
    .reduce((left, { folded: own }) => left.replaceAll(own, ""), folded);
}

/** The year that a text names where it names none of a table's own. */
function otherYear(
  text: string,
  { years, period }: Heading & Spanned,
  { issued }: Guide,
): string | undefined {
  if (!years || period) return undefined;
  const named = [...fold(text).matchAll(YEAR)];
  const isOwn = (year: string) => (Number(year) >= years[0] && Number(year) <= years[1]) || year === issued;
  return named.some(([, year = ""]) => isOwn(year)) ? undefined : named[0]?.[0];
}

const LEVEL = /(?:国家|省|市|县)级(?!部门|单位|机关|主管|有关|相关)/g;

/** The indicator, or the level of what is counted, that a text names and that is not the table's. */
export function otherIndicator(text: string, { indicator }: Heading, guide: Guide): string | undefined {
  const own = guide.indicators.get(indicator ?? "");
  if (!own) return undefined;
  const folded = fold(text);
  const title = fold(own.title);
  if (folded.includes(title)) return undefined;
  const known = guide.names.indicator(text);
  if (known !== undefined) return known === own.indicator ? undefined : text;
  const other = guide.names.spellings.indicator.find(
    (spelling) => spelling.name.length > 3 && folded.includes(spelling.folded),
  )?.name;
  if (other !== undefined) return guide.names.indicator(other) === own.indicator ? undefined : other;
  const levels = title.match(LEVEL);
  const named = folded.match(LEVEL);
  return levels && named?.every((level) => !levels.includes(level)) ? named[0] : undefined;
}

/** Whether a text speaks of an indicator, or in a statistic of an area, by its name, and what it says beside that. */
export function mentioned(text: string, { spellings, indicator }: Guide["names"]): string | undefined {
  const said = fold(text).replace(NOTE, "");
  const ids = [...said.matchAll(ID)].map(([id]) => id).filter((id) => indicator(id) !== undefined);
  const names = [...spellings.indicator, ...spellings.area]
    .map(({ folded }) => folded)
    .filter((name) => name.length > 1 && !/^[\d.]+$/.test(name) && said.includes(name))
    .sort((a, b) => b.length - a.length);
  const all = [...names, ...ids];
  return all.length === 0 ? undefined : all.reduce((left, name) => left.replaceAll(name, ""), said);
}

const ID = /(?<![\d.])\d+\.\d+(?![\d.%])/g;
const NOTE = /^(?:附?注|备注|说明)\d*[:.、]?/;

/** A quarter without its year, and a stretch that is none. */
const QUARTER = /(?<![前至到\d-])第?([一二三四1-4])季度/g;
const STRETCH =
  /[上下]半年|前[一二两三四]个?季度|全年|(?<!\d)(?:[1一]月?[-—–~至到](?:[4-9]|1[0-2]|[四五六七八九十])|截[至止]?\d{1,2})月/;
const YEAR = /((?:19|20)\d{2})年/g;
/** Until when figures are said to count. */
const UNTIL =
  /(?:截[至止](?:日期?|时间)?|(?:数据|统计)(?:截止日?期?|时间|时点))(?:为|是|:)*((?:19|20)\d{2})[-年./](\d{1,2})(?:[-月./](\d{1,2}))?/g;

/** The period that a text names and that is not the table's: one within a year; a year, a quarter or a stretch of months alone. Undefined where there is none. */
export function otherPeriod(text: string, { period }: Heading, { names, issued }: Guide): string | undefined {
  if (!period) return undefined;
  const folded = fold(text);
  for (const [named] of folded.matchAll(PERIOD)) {
    const found = names.period(named, "", true);
    if (found && found.id !== period.id) return named;
  }
  const day = readDay(text);
  // A day alone behind the period's end is when a form was made.
  if (day !== undefined && day > endOf(period)) return undefined;
  for (const [named, year] of folded.matchAll(YEAR))
    if (Number(year) !== period.year && year !== issued) return named;
  for (const [named, year, month = "", day] of folded.matchAll(UNTIL)) {
    const isLast = Number(year) * 12 + Number(month) - 1 === period.last;
    if (!isLast || (day && !endOf(period).endsWith(`-${day.padStart(2, "0")}`))) return named;
  }
  if (period.kind !== "quarter") return undefined;
  const own = ["一", "二", "三", "四"][period.place - 1];
  for (const [named, ordinal] of folded.matchAll(QUARTER))
    if (ordinal !== own && ordinal !== String(period.place)) return named;
  return STRETCH.exec(folded)?.[0];
}

/** A town or street office: no word of the plan, and none for all of them. */
const TOWN =
  /(?<!\p{Script=Han})(?![^镇乡街]{0,3}[强各级个全城中心示范家])(\p{Script=Han}{2,3}(?:镇|乡|街道))(?!级|街|村|办|区)/u;

/** The town within the table's own area that a title names behind it, or alone; undefined where there is none. */
export function townIn(text: string, { area }: Heading, { names }: Guide): string | undefined {
  const own = names.spellings.area.filter(({ name }) => name.length > 2 && names.area(name) === area);
  const longest = own.toSorted((a, b) => b.name.length - a.name.length);
  return area === null
    ? undefined
    : TOWN.exec(longest.reduce((left, { folded }) => left.replace(folded, " "), fold(text)))?.[1];
}

/** The area that a text names by its full or short name and that is not the table's, the whole left aside. */
export function otherArea(text: string, { area }: Heading, guide: Guide): string | undefined {
  if (!area) return undefined;
  const folded = fold(text);
  const named = guide.names.spellings.area.filter(
    (spelling) => spelling.name.length > 1 && folded.includes(spelling.folded),
  );
  const ids = new Set(named.map(({ name }) => guide.names.area(name)));
  return ids.has(area) ? undefined : named.find(({ name }) => guide.names.area(name) !== guide.city)?.name;
}
