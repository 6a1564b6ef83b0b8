import type { Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { noteMeans } from "../layout/notes.ts";
import { fold } from "../layout/sheet.ts";
import { datesInDigits } from "../values/numeral.ts";
import { isExplained } from "./explained.ts";
import { mentioned, otherPeriod, type Spanned } from "./lines.ts";
import { labelledDoubt } from "./printed.ts";
import { isRequest, withoutRequests } from "./requests.ts";
import { beginsLine } from "./words.ts";

/** What lines beside a table are held against; `rows` is how many it has. */
export interface LineBy {
  loader: Loader;
  heading: Heading & Spanned;
  guide: Guide;
  rows: number;
}

const NUMBERED =
  /^(?:(?:附?注|备注|[填制]?[报表]?说明)\d*[:.、]?)?(?:[(<]?\d{1,2}(?:[)>、:]|\.(?!\d))|[①-⑳])?/;
const PAGE = /^[-—第]*\d+[-—页]?(?:[,/]?共\d+页)?$|^共\d+页$/;
const UNTIL =
  /^(?:数据|统计)?截[至止](?:日期?|时间)?[为是:]*(?:19|20)\d{2}[-年./]\d{1,2}(?:[-月./]\d{1,2}[日号]?|月[底末]?)$/;
const DAY = /(?<![至到从自期])(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}[日号]?(?![前起止至到])/g;
/** A unit given for all figures, which is held against the table's own by itself. */
const UNIT = /^\(?(?:计量|数值|金额)?单位:[^:,;]{1,8}\)?$/;
/** How one figure follows from others. */
const FORMULA =
  /^(?:[\p{Script=Han}]{2,8}:)?[\p{Script=Han}()]+[=≤≥<>][\p{Script=Han}()÷/×*+\-%]*(?:[×*]1(?:00|0000)%?)?$/u;
/** A day or a month alone, perhaps behind a label. */
const DATED = /^(?:(\p{Script=Han}{2,6}):)?((?:19|20)\d{2}[-年./]\d{1,2}(?:[-月./]\d{1,2}[日号]?|月))$/u;
/** Years alone: whether they are the table's is looked at by themselves. */
const YEARS = /^\(?(?:19|20)\d{2}(?:[-—–~至](?:19|20)\d{2})?年?度?\)?$/;
/** How many a list has, as it says below: it is counted anew. */
const TOTAL =
  /^(?:以上|名单|本表)?(?:\p{Script=Han}{1,6}[市县区])?(?:合计|总计|共计|小计|累计|总数|共有?)(?:\([^()]*\))?:?\d*[家个件起批项户台人名辆处条]?次?$/u;

/** Whether a line beside a table is known to change nothing of it: each part of it asks how to fill in, is what forms print, or explains. */
export function isKnownLine(text: string, by: LineBy): boolean {
  if (noteMeans(text)) return true;
  return text.split(/[;；。!！\n]/).every((part) => isKnownPart(withoutRequests(datesInDigits(part)), by));
}

function isKnownPart(said: string, by: LineBy): boolean {
  const { heading, guide, rows } = by;
  const part = said.replace(NUMBERED, "");
  if (!/[\p{L}\p{N}]/u.test(part) || PAGE.test(part) || YEARS.test(part) || isRequest(part)) return true;
  if (DATED.test(part) || UNTIL.test(part)) return isDated(part, by);
  if (by.loader.records && TOTAL.test(part)) return true;
  if (FORMULA.test(part) && /[÷/×*≤≥]/.test(part)) return true;
  if (UNIT.test(part)) return true;
  if (!isOfKnownParts(part, guide)) return false;
  const rest = withoutPlan(withoutDays(part, by), by);
  const indicator = guide.indicators.get(heading.indicator ?? "");
  const figures = by.loader.records ? [String(rows)] : [];
  return [part, rest].some((each) => isExplained(each, { figures, indicator, heading, guide, isLine: true }));
}

/** A text without what the plan calls its areas and indicators and what they are made of. */
function withoutPlan(text: string, { loader, heading, guide: { names, indicators } }: LineBy): string {
  const called = [...indicators.values()].flatMap(({ short, numerator, denominator }) =>
    [short, numerator, denominator].map(fold).filter((word) => word.length > 2),
  );
  // A form of one area is not of the whole, whatever it says of it.
  const isOfOne = loader.header.area !== undefined;
  const area = names.spellings.area.filter(({ name }) => !isOfOne || names.area(name) === heading.area);
  const rest = mentioned(text, { ...names, spellings: { ...names.spellings, area } }) ?? text;
  return called.sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ""), rest);
}

/** Whether what a text calls the parts of a ratio are parts of one of the plan. */
function isOfKnownParts(text: string, { indicators }: Guide): boolean {
  const called = [...text.matchAll(/分([子母])[为是:](\p{Script=Han}+)/gu)];
  return called.every(([, which, word = ""]) =>
    [...indicators.values()].some(({ numerator, denominator }) => {
      const own = fold(which === "子" ? numerator : denominator);
      return own !== "" && (own.includes(word) || word.includes(own));
    }),
  );
}

/** A text without the days on which a form may have been made. */
function withoutDays(text: string, by: LineBy): string {
  return text.replace(DAY, (day) => (isDated(day, by) ? "" : day));
}

/** Whether a text is the day on which a form may have been made, perhaps behind who made it. */
export function isDated(part: string, { heading, guide }: Pick<LineBy, "heading" | "guide">): boolean {
  const isUntil = UNTIL.test(part) && (heading.period ?? heading.closes) !== null;
  // Where it is another day than the period's last, that is told.
  if (isUntil)
    return (
      otherPeriod(part, { ...heading, period: heading.period ?? heading.closes ?? null }, guide) === undefined
    );
  const [, label = "", day = ""] = DATED.exec(part) ?? [];
  if (day === "" || (label !== "" && !beginsLine(label))) return false;
  return labelledDoubt("填报日期", day, heading, guide) === undefined;
}

/** A text about figures, perhaps behind who wrote it, that is not known to change nothing. */
export function unexplained(
  text: string,
  { loader, heading, guide }: Omit<LineBy, "rows">,
): string | undefined {
  const said = text.replace(/^[^:：]{1,10}[:：]/, "");
  const indicator = guide.indicators.get(heading.indicator ?? "");
  if (!loader.readings || isExplained(said, { figures: [], indicator, heading, guide })) return undefined;
  return said;
}
