import type { Period } from "../../core/period.ts";
import type { Found } from "../layout/layout.ts";
import type { AccountedBy } from "./contradictions.ts";
import type { Spanned } from "./lines.ts";

/** The years of what a table without one period is about: those of its heads, of its days, or of what is reported on. */
export function spanOfTable({ at, header }: Found, { loader, heading, guide }: AccountedBy): Spanned {
  const years = [header.from ? heading.from : null, heading.until].flatMap((day) =>
    day ? Number(day.slice(0, 4)) : [],
  );
  if (loader.records) return spanned(years);
  if (loader.states) return { years: [Number(guide.issued), guide.years[1]] };
  const named = at.segment.across.flatMap(({ head }) => {
    const period = guide.names.period(head.text, head.format, true);
    const year = period?.year ?? /(?:19|20)\d{2}/.exec(head.text)?.[0];
    return year === undefined ? [] : Number(year);
  });
  return { ...spanned(named), closes: lastFilled(at, guide) };
}

/** The last of the periods that heads name and that have a figure below. */
function lastFilled(
  { sheet, segment, below, until }: Found["at"],
  { names }: AccountedBy["guide"],
): Period | undefined {
  const periods = segment.across.flatMap(({ head, position }) => {
    const period = names.period(head.text, head.format, true);
    return period ? [{ period, position }] : [];
  });
  const latest = periods.toSorted((a, b) => b.period.last - a.period.last);
  return latest.find(({ position }) => {
    for (let row = below; row < until; row++)
      if (/\d/.test(sheet.rows[row]?.text(position) ?? "")) return true;
    return false;
  })?.period;
}

function spanned(years: number[]): Spanned {
  return years.length === 0 ? {} : { years: [Math.min(...years), Math.max(...years)] };
}
