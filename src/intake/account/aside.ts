import { startOf } from "../../core/period.ts";
import type { Fields, Loader } from "../contract.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { type Cell, fold } from "../layout/sheet.ts";
import { readDay } from "../values/day.ts";
import { isOfExplaining } from "./explaining.ts";
import { otherPeriod } from "./lines.ts";
import { doubtIn } from "./words.ts";

/** What a column beside those that are read is held against. */
export interface Aside {
  fields: Fields;
  heading: Heading;
  loader: Loader;
  guide: Guide;
}

/** Columns that say of a row when, where and by whom it was passed, or where it comes from. */
export type AsideRole = "verdict" | "source" | "when" | "whose" | "plain" | "quoted";

/** A text of more signs is prose. */
const SHORT = 8;
const NONE = ["", "/", "-", "—", "——", "无", "暂无"];

/** Whether what stands in such a column is not so of its row. */
export function isAtOdds(role: AsideRole, { text, format }: Cell, by: Aside): boolean {
  const said = fold(text);
  if (NONE.includes(said)) return false;
  switch (role) {
    case "verdict":
      return !isOfExplaining(said);
    case "source":
      return (doubtIn(said, "below") ?? otherPeriod(said, by.heading, by.guide)) !== undefined;
    case "when":
      return isOtherTime(text, format, by);
    case "whose":
      return isElsewhere(text, by);
    default:
      return said.length <= SHORT && isRefused(said, role);
  }
}

/** Whether a short text says that what it stands beside does not count. */
function isRefused(said: string, role: AsideRole): boolean {
  return doubtIn(said, role === "quoted" ? "below" : "title") !== undefined;
}

function isElsewhere(text: string, { fields, heading, loader, guide }: Aside): boolean {
  const area = guide.names.area(text);
  const own = loader.records ? guide.names.area(fields[loader.records.area]?.text ?? "") : heading.area;
  return area !== undefined && own !== undefined && own !== null && area !== own && area !== guide.city;
}

const YEAR = /^((?:19|20)\d{2})(?:年度?|年|$)/;
const MONTH = /(?:^|年|[-/.])0?(\d{1,2})(?:月|$)/;

/** Whether a text names another year, month or period than the row's, or a day before it. */
function isOtherTime(text: string, format: string, { fields, heading, loader, guide }: Aside): boolean {
  const { period } = heading;
  const said = fold(text);
  const day = readDay(text, guide.years);
  const on = loader.records && readDay(fields[loader.records.day]?.text ?? "", guide.years);
  if (loader.records) return on !== undefined && !day && !isOfDay(said, on);
  if (!period) return false;
  if (day) return day < startOf(period);
  const year = YEAR.exec(said)?.[1];
  if (year !== undefined && Number(year) !== period.year) return true;
  if (year === said || `${year}年` === said || `${year}年度` === said) return false;
  const named = guide.names.period(text, format, true);
  if (named) return named.id !== period.id;
  return otherPeriod(said, heading, guide) !== undefined || !isWithin(said, period);
}

function isWithin(said: string, { first, last }: { first: number; last: number }): boolean {
  const month = Number(MONTH.exec(said)?.[1] ?? 0);
  return month === 0 || month > 12 || (month - 1 >= first % 12 && month - 1 <= last % 12);
}

/** Whether a text that is no day itself names the year and, if any, the month of a day. */
function isOfDay(said: string, on: string): boolean {
  const year = YEAR.exec(said)?.[1];
  if (year !== undefined && !on.startsWith(year)) return false;
  const month = said.replace(YEAR, "年").match(MONTH)?.[1];
  return month === undefined || Number(month) === Number(on.slice(5, 7));
}
