import { type Period, parsePeriod } from "../../core/period.ts";
import type { Guide } from "../layout/guide.ts";
import type { Heading } from "../layout/heading.ts";
import { type Cell, fold } from "../layout/sheet.ts";
import { readDay } from "../values/day.ts";
import { doubtOf, otherArea, otherPeriod, type Spanned } from "./lines.ts";
import { withoutRequests } from "./requests.ts";
import { beginsLine, doubtIn, roleOfHead, withoutHarmless } from "./words.ts";

/** So many of a unit, before it or alone. */
const MULTIPLE = /^[万千百亿]+$/;
const EXPLANATION = "指标解释";
const NOTES = /^(?:附?注|备注|[填制]?[报表]?说明)/;

/** Before a further label in one cell. */
const NEXT = /[\s;；,，、]+(?=\p{Script=Han}{2,8}(?:[（(][^（()）]*[）)])?[:：])/u;

/** What stands behind or beside the labels that forms print, each with its label. */
export function* printedEntries(cells: Cell[], isPrintedAt: (position: number) => boolean) {
  let label = "";
  for (const [position, cell] of cells.entries()) {
    if (cell.text === "" || !isPrintedAt(position)) continue;
    for (const text of cell.text.split(NEXT)) {
      const [first = "", ...rest] = text.split(/[:：]/);
      const isLabel = rest.length > 0 || beginsLine(text);
      if (isLabel) label = fold(first);
      const said = rest.length > 0 ? rest.join("：") : isLabel ? "" : first;
      if (said !== "") yield { label, said, cell };
    }
  }
}

/** What stands behind a label that forms print for notes, days and the like, and may change what figures mean; undefined where nothing does. */
export function labelledDoubt(
  label: string,
  said: string,
  heading: Heading & Spanned,
  guide: Guide,
): string | undefined {
  const folded = fold(said);
  const multiple = MULTIPLE.exec(folded)?.[0];
  if (multiple) return multiple;
  if (label.startsWith(EXPLANATION)) return explained(folded, heading, guide);
  const role = roleOfHead(label);
  if (role === "whose" && otherArea(said, heading, guide)) return said;
  if (role === "when") return otherTime(said, heading, guide);
  if (role === "source" || NOTES.test(label))
    return doubtOf(withoutHarmless(withoutRequests(said)), "below", heading, guide);
  return doubtIn(said, "below");
}

/** What an explanation of an indicator says that the plan does not say of it. */
function explained(said: string, { indicator }: Heading, guide: Guide): string | undefined {
  const id = /编号:?([\w.]+)/.exec(said)?.[1];
  const own = id && guide.names.indicator(id);
  if (indicator && own && own !== indicator) return id;
  const known = new Set<string>();
  for (const { definition, numerator, denominator, title } of guide.indicators.values()) {
    for (const part of [...partsOf(fold(definition)), fold(title)]) known.add(part);
    known.add(`分子:${fold(numerator)}`).add(`分母:${fold(denominator)}`);
  }
  for (const part of partsOf(said))
    if (!known.has(part)) {
      const word = doubtIn(part, "below");
      if (word) return word;
    }
  return undefined;
}

function partsOf(text: string): string[] {
  return text.split(/[;,。]/).filter((part) => part !== "");
}

/** Another period or year than the table's, or a day on which its figures cannot have been known. */
function otherTime(said: string, heading: Heading & Spanned, guide: Guide): string | undefined {
  const { years } = heading;
  const period = heading.period ?? heading.closes;
  const first = period ? closingMonth(period) : years && `${years[0]}-01-01`;
  const day = readDay(said, guide.years) ?? monthIn(said);
  if (day) return first !== undefined && day < first ? said : undefined;
  const year = /^(?:19|20)\d{2}$/.test(fold(said)) ? `${fold(said)}年` : said;
  return otherPeriod(year, heading, guide) ?? doubtOf(year, "below", heading, guide);
}

/** The first day of the last month of a period: whoever fills in its figures before cannot know them. */
export function closingMonth({ last }: Period): string {
  return `${String(Math.floor(last / 12)).padStart(4, "0")}-${String((last % 12) + 1).padStart(2, "0")}-01`;
}

/** The last day that a month without a day may be. */
function monthIn(said: string): string | undefined {
  const [, year, month] = /^((?:19|20)\d{2})[年.-](\d{1,2})月?$/.exec(fold(said)) ?? [];
  return year && parsePeriod(`${year}M${month?.padStart(2, "0")}`)
    ? `${year}-${month?.padStart(2, "0")}-31`
    : undefined;
}
