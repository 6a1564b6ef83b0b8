import { type Period, periodOf } from "../arithmetic/period.ts";
import type { Names } from "./names.ts";
import { fold } from "./read/sheet.ts";

/** The folder below which the forms of a period stand in a folder named after it. */
const FORMS = "submissions";

/** Names for a file at a path, where a text that may be of several periods is of that for which the file was filed. */
export function namesAt(path: string, names: Names): Names {
  const parts = path.split("/").slice(0, -1);
  const at = parts.lastIndexOf(FORMS);
  const [filed] = at < 0 ? [] : parts.slice(at + 1).flatMap((part) => periodOf(part) ?? []);
  if (!filed) return names;
  return {
    ...names,
    periods: (text, format) => {
      const open = meant(fold(text), filed);
      return open.some(({ id }) => id === filed.id) ? [filed] : names.periods(text, format);
    },
  };
}

/** The periods that a text leaves open: a quarter or the end of a month (`2013-3`), one of any year (第三季度), or any of a year so far (2013年累计). */
function meant(text: string, filed: Period): Period[] {
  const [, year, place] = /^(\d{4})[./-]([1-4])$/.exec(text) ?? [];
  if (year !== undefined) {
    const isMonths = Number(year) * 12 + Number(place) - 1 === filed.last;
    return [periodOf(`${year}Q${place}`) ?? [], isMonths ? filed : []].flat();
  }
  const [quarter = ""] = /^第?[一二三四1-4]季度?$/.test(text) ? (/[一二三四1-4]/.exec(text) ?? []) : [];
  if (quarter !== "")
    return [periodOf(`${filed.id.slice(0, 4)}Q${"一二三四".indexOf(quarter) + 1 || quarter}`) ?? []].flat();
  return /^\d{4}年?\(?累计数?\)?$/.test(text) && text.slice(0, 4) === filed.id.slice(0, 4) ? [filed] : [];
}
