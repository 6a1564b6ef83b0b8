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
  return spanned(
    at.segment.across.flatMap(({ head }) => {
      const period = guide.names.period(head.text, head.format, true);
      const year = period?.year ?? /(?:19|20)\d{2}/.exec(head.text)?.[0];
      return year === undefined ? [] : Number(year);
    }),
  );
}

function spanned(years: number[]): Spanned {
  return years.length === 0 ? {} : { years: [Math.min(...years), Math.max(...years)] };
}
