import type { Period } from "../../core/period.ts";
import type { Guide } from "../layout/guide.ts";
import type { Names } from "../names.ts";
import { remembering } from "../records/remember.ts";
import { inWords, isShort, isYearSoFar } from "./when.ts";

const QUARTER_ALONE = /^第?[一二三四1-4]季度?$/;

/** The guides made of another, by the period: there are few of both. */
const MADE = new WeakMap<Guide, Map<string, Guide>>();

/**
 * A guide to a file that was filed for a period: what a text of it leaves open, such as whether `2013-3` is a month or a
 * quarter, of which year 第三季度 is, or up to when 2013年累计 counts, is settled by that period, or not at all.
 */
export function settledBy(guide: Guide, filed: Period | undefined): Guide {
  if (!filed) return guide;
  const made = MADE.get(guide) ?? new Map<string, Guide>();
  MADE.set(guide, made);
  const known = made.get(filed.id) ?? settling(guide, filed);
  made.set(filed.id, known);
  return known;
}

function settling(guide: Guide, filed: Period): Guide {
  const { names } = guide;
  const settled = remembering((text): Period | undefined =>
    isSettled(text, filed, names) ? filed : undefined,
  );
  const period: Names["period"] = (text, format, byEnd) => {
    const own = names.period(text, format, byEnd);
    return own?.id === filed.id || byEnd !== true ? own : (settled(text) ?? own);
  };
  return { ...guide, names: { ...names, period } };
}

/** Whether one of the readings that a text leaves open is a period. */
function isSettled(written: string, filed: Period, { period }: Names): boolean {
  const text = inWords(written);
  const [year, place] = [text.slice(0, 4), text.slice(5)];
  if (isShort(text))
    return [`${year}Q${place}`, `${year}-0${place}`].some((each) => period(each, "", true)?.id === filed.id);
  if (QUARTER_ALONE.test(text)) return period(`${filed.year}年${text}`)?.id === filed.id;
  return isYearSoFar(text) && Number(year) === filed.year;
}
