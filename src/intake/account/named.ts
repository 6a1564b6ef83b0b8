import type { Period } from "../../core/period.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { fold } from "../layout/sheet.ts";
import { doubtOf, otherArea, type Spanned } from "./lines.ts";
import { isNameOfDoubt } from "./words.ts";

/** Between the words of a name. */
const BETWEEN = /[()（）[\]【】\-—_·.、\s]+/;
const MONTH = /((?:19|20)\d{2}年)?(?<![\d-])(\d{1,2})月(?!\d|[-—–~至到])/;
const DAY = /(?:19|20)\d{2}[-_.]?\d{1,2}[-_.]?\d{1,2}/g;
const OF_MONTH = /^\D*\d{1,2}月(?:份|报表?)?$|^(?:19|20)\d{2}年\d{1,2}月/;
const YEAR_ALONE = /^(?:19|20)\d{2}$/;

/** What the name of a sheet says that a table in it is not; undefined where nothing. */
export function sheetDoubt(name: string, heading: Heading & Spanned, guide: Guide): string | undefined {
  return doubtOf(name, "below", heading, guide) ?? aloneDoubt(name, heading, guide);
}

/** What files are called that correct or complete an earlier one. */
const LATER = /更正|订正|勘误|修正|补报|补充|补录|重报/g;

/** What the name of a file says that its table is not; undefined where nothing. */
export function fileDoubt(path: string, heading: Heading & Spanned, guide: Guide): string | undefined {
  const name = (path.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  return (
    doubtOf(name.replace(LATER, ""), "title", heading, guide) ??
    aloneDoubt(name, heading, guide) ??
    otherArea(name, heading, guide)
  );
}

/** A part of a name that stands by itself and says that its table does not count, or is of another time. */
function aloneDoubt(name: string, { period }: Heading, guide: Guide): string | undefined {
  const parts = name.replace(DAY, " ").split(BETWEEN).map(fold);
  const sent = period && Math.floor((period.last + 1) / 12);
  const isOfTime = (part: string): boolean =>
    period !== null &&
    (YEAR_ALONE.test(part)
      ? ![period.year, sent, Number(guide.issued)].includes(Number(part))
      : OF_MONTH.test(part) && otherTime(part, period) !== undefined);
  return parts.find((part) => isNameOfDoubt(part) || isOfTime(part));
}

/** What a title or name says of the time of a quarter's table that it is not: a month within it or before, or reports of other spans. */
export function otherTime(text: string, { kind, first, last, year }: Period): string | undefined {
  if (kind !== "quarter") return undefined;
  const folded = fold(text);
  const report = /月报|半年/.exec(folded)?.[0];
  if (report) return report;
  const [named, own, month = ""] = MONTH.exec(folded) ?? [];
  if (named === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  const at = (own ? Number.parseInt(own, 10) : year) * 12 + Number(month) - 1;
  // A form may be named by the month in which it was sent.
  const isSent = at >= last || (own === undefined && at + 12 <= last + 3 && at < first);
  return isSent ? undefined : named;
}
