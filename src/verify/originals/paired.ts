import type { ColumnHead, NamedBy } from "./arrangement.ts";
import type { Cells } from "./cells-of.ts";

/** Of each indicator its unit, and how its periods are counted. */
export type Indicators = Map<string, { unit: string; periods: string }>;

/** Two columns with one figure, by their positions: counted in its period alone, and from the beginning of the year. */
interface Pair {
  sum: number;
  toDate: number;
}

const SUM = /^(?:[本当](?:季度?|月)(?:新增)?(?:数|值|完成数?)?|[本当]期新增数?|季度[数值])$/;
const TO_DATE =
  /^(?:(?:年初|本年|全年|[年季]末?|\d{1,2}月起)?累计(?:数|值|完成数?)?|年初(?:至今|以来)|至(?:本季|本期|季末|期末|今)止?(?:累计数?)?|(?:当年|本年|全年|年度)[数值]?)$/;

/** How a piece of a head says that its figures are counted: alone, or in brackets behind. */
function countedBy(piece: string): { how: "sum" | "toDate"; rest: string } | undefined {
  const [, before = "", inside = piece] = /^(.*)\(([^()]*)\)$/.exec(piece) ?? [];
  if (SUM.test(inside)) return { how: "sum", rest: before };
  return TO_DATE.test(inside) ? { how: "toDate", rest: before } : undefined;
}

/** The pairs among columns, by their paths and the words of figures to which these come. */
function pairsOf(paths: string[], to: Map<string, string>, figures: string[]): Pair[] {
  const groups = new Map<string, Partial<Pair>>();
  for (const [column, path] of paths.entries()) {
    const word = to.get(path) ?? "";
    const pieces = path.split("/").map((piece) => ({ piece, counted: countedBy(piece) }));
    const how = pieces.find(({ counted }) => counted)?.counted?.how;
    if (!how || !figures.includes(word)) continue;
    const rest = pieces.map(({ piece, counted }) => counted?.rest ?? piece).filter((piece) => piece !== "");
    const key = [word, ...rest].join("/");
    groups.set(key, { ...groups.get(key), [how]: column });
  }
  return [...groups.values()].flatMap(({ sum, toDate }) =>
    sum === undefined || toDate === undefined ? [] : { sum, toDate },
  );
}

/** Which column of a pair holds the figure of an indicator that is counted by `periods`; undefined where neither surely does. */
function columnOf({ sum, toDate }: Pair, periods: string | undefined): number | undefined {
  if (periods === "sum") return sum;
  return periods === "to-date" || periods === "last" ? toDate : undefined;
}

const UNREAD = "不读";

/**
 * Chooses of two columns with one figure that which suits how its indicator is counted: where a column names the indicators, row by
 * row, the other's texts being left out; else for all of the table, by the one that it names. Returns what heads come to then.
 */
export function choosePairs(
  { columns, mapped, figures, bottom }: Mapped,
  { word, named }: { word: string; named: string },
  by: NamedBy & { indicators: Indicators },
  { write, below }: Cells,
): { to: Map<string, string>; changes: boolean } {
  const paths = columns.map(({ path }) => path);
  const pairs = pairsOf(paths, mapped, figures);
  const periodsOf = (text: string) => by.indicators.get(by.indicator(text) ?? "")?.periods;
  const to = new Map(mapped);
  let changes = false;
  if (word !== "" && pairs.length > 0) {
    const indicator = paths.findIndex((path) => (mapped.get(path) ?? path) === word);
    for (const { toDate } of pairs) to.set(paths[toDate] ?? "", UNREAD);
    for (const [row, text] of below(bottom, indicator))
      for (const pair of pairs)
        for (const column of [pair.sum, pair.toDate])
          if (column !== columnOf(pair, periodsOf(text))) changes = write(row, column, "") || changes;
    return { to, changes };
  }
  for (const pair of pairs) {
    const chosen = columnOf(pair, periodsOf(named));
    for (const column of [pair.sum, pair.toDate])
      if (chosen === undefined) to.delete(paths[column] ?? "");
      else if (column !== chosen) to.set(paths[column] ?? "", UNREAD);
  }
  return { to, changes };
}

/** Columns with what they come to, the words of figures, and the last row of their heads. */
interface Mapped {
  columns: ColumnHead[];
  mapped: Map<string, string>;
  figures: string[];
  bottom: number;
}
