import { fold } from "../layout/sheet.ts";
import { remembering } from "../records/remember.ts";

/** How a figure is counted: in its period alone, from the beginning of the year, or at the end of the period. */
export type Mode = "sum" | "to-date" | "last";

const WORDS: Record<Mode, RegExp> = {
  sum: /^(?:本|当)(?:季度?|月)(?:新增)?(?:数|值|完成数?)?$|^(?:本|当)期新增数?$|^季度[数值]$/,
  "to-date":
    /^(?:年初|本年|全年|[年季]末?|\d{1,2}月起)?累计(?:数|值|完成数?)?$|^年初(?:至今|以来)$|^至(?:本季|本期|季末|期末|今)止?(?:累计数?)?$|^(?:当年|本年|全年|年度)[数值]?$/,
  last: /^(?:期|季|年|\d{0,2}月)末(?:数|值|累计数?)?$|^时点数?$/,
};
const MONTHS = /^(?:(?:19|20)\d{2}年)?(\d{1,2})月?[-—–~至到](\d{1,2})月(?:份)?(累计数?)?$/;

/** The mode that a text names; undefined where it names none, or one that could be two. */
export const modeIn = remembering((text: string): Mode | undefined => {
  const folded = fold(text);
  for (const mode of ["sum", "to-date", "last"] as const) if (WORDS[mode].test(folded)) return mode;
  const [, from, until, soFar] = MONTHS.exec(folded) ?? [];
  if (from === undefined) return undefined;
  if (soFar || (from === "1" && until !== "3")) return "to-date";
  return from === "1" ? undefined : "sum";
});
