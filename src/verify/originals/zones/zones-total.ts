import { add, compare, decimal, type Exact, ZERO } from "../../arithmetic/exact.ts";
import type { Reading, ReceivedFile } from "../../expect/format.ts";
import type { Names } from "../names.ts";
import { readAs } from "../number.ts";
import type { Plan } from "../plan.ts";
import { type Book, fold, type Place, whereIs } from "../read/sheet.ts";
import { rowsOf, type TableRow, tableOf } from "../rows.ts";

/** Words that stand for an area in a row that holds the sums of others. */
const TOTALS = ["合计", "总计", "小计", "全市合计"];

type Told = "included" | "excluded";

interface Leaves {
  plan: Plan;
  names: Names;
}

/** A number of a column that is added up: its row, whose it is, whether it is a total, and what it is where that can be read. */
interface Line {
  row: number;
  area: string | undefined;
  isTotal: boolean;
  amount: Exact | undefined;
}

/**
 * How the totals of a file's tables tell that its readings count zones, by their numbers: where the rows add up to the total in one
 * way only, with the zones that stand among them or without; undefined where they do not tell it.
 */
export function totalsOf(
  { readings }: ReceivedFile,
  book: Book,
  leaves: Leaves,
): (index: number) => Told | undefined {
  const isPublished = rowsOf(book).some((rows) => rows.some(({ texts }) => texts.includes("source_kind")));
  const columns = new Map<string, Reading[]>();
  for (const reading of readings) {
    const { indicator, source, period, part, place } = reading;
    const where = "cell" in place ? `${place.sheet} ${whereIs(place.cell).column}` : place.column;
    const key = [indicator, source ?? "", period, part, where].join("\n");
    columns.set(key, [...(columns.get(key) ?? []), reading]);
  }
  const told = new Map<Reading, Told>();
  for (const column of columns.values()) {
    const { indicator = "", part } = column[0] ?? {};
    const row = leaves.plan.row("indicators", indicator)?.row;
    if (row?.areas !== "sum" || (part === "value" && row.denominator)) continue;
    const lines = isPublished ? published(column, leaves) : tabled(column, book, leaves);
    const ways = tellingIn(lines, leaves.plan);
    for (const reading of column) {
      const way = ways.get(rowOf(reading.place));
      if (way) told.set(reading, way);
    }
  }
  return (index) => told.get(readings[index] as Reading);
}

/** The lines of published figures of one source: records, wherever they stand; the whole's own is their total. */
function published(column: Reading[], { plan }: Leaves): Line[] {
  const city = cityOf(plan);
  const lines = column.map(({ place, area, value }) => ({
    row: rowOf(place),
    area,
    isTotal: area === city,
    amount: decimal(value) ?? undefined,
  }));
  // Records need not stand above their total.
  return [...lines.filter(({ isTotal }) => !isTotal), ...lines.filter(({ isTotal }) => isTotal)];
}

/** The lines of a statistic: those that were read, and the rows among and next below them. */
function tabled(column: Reading[], book: Book, { plan, names }: Leaves): Line[] {
  const [first] = column;
  if (!first) return [];
  const rows = tableOf(book, "cell" in first.place ? first.place.sheet : "");
  const read = new Map(column.map((reading) => [rowOf(reading.place), reading]));
  const head = Math.min(...column.map((reading) => rowOf(reading.names.period)));
  const [figures, areas] = [indexOf(first.place, rows, head), indexOf(first.names.area, rows, head)];
  const last = Math.max(...read.keys());
  const city = cityOf(plan);
  const lines: Line[] = [];
  for (const { number, texts } of rows) {
    if (number <= head) continue;
    const [name, text] = [texts[areas] ?? "", texts[figures] ?? ""];
    const area = names.area(name);
    const isTotal =
      TOTALS.includes(fold(name)) ||
      (area !== undefined && area === city && !plan.applies(first.indicator, area));
    const known = area !== undefined || isTotal;
    if (number > last && !known) break;
    const said = read.get(number)?.value ?? readAs(first.how, text);
    if (!known && said === undefined) continue;
    lines.push({ row: number, area, isTotal, amount: (said && decimal(said)) || undefined });
  }
  return lines;
}

/** How each row's figure counts zones, by the totals that it goes into, where they tell one thing. */
function tellingIn(lines: Line[], plan: Plan): Map<number, Told> {
  const told = new Map<number, Set<Told>>();
  const own = lines.findIndex(({ isTotal }) => !isTotal);
  let block = Math.max(own, 0);
  for (const [index, line] of lines.entries()) {
    if (!line.isTotal) continue;
    const above = index < own ? [lines.filter(({ isTotal }) => !isTotal)] : [];
    const sets = above.length
      ? above
      : [own, block].map((from) => lines.slice(from, index).filter(({ isTotal }) => !isTotal));
    if (index > own) block = index + 1;
    const ways = sets.map((set) => waysOf(line, set, plan));
    const all = new Set(ways.flat());
    const set = sets[ways.findIndex((found) => found.length > 0)];
    const [way] = all;
    if (way && all.size === 1)
      for (const { row } of set ?? []) told.set(row, (told.get(row) ?? new Set()).add(way));
  }
  return new Map([...told].flatMap(([row, [way, other]]) => (way && !other ? [[row, way]] : [])));
}

/** The ways of counting zones by which lines add up to a total, to its last digit; none where one of them cannot be read. */
function waysOf(total: Line, lines: Line[], plan: Plan): Told[] {
  const areas = new Set(lines.map(({ area }) => area));
  let [all, apart] = [ZERO, ZERO];
  for (const { area = "", amount } of lines) {
    if (!amount || amount.num < 0n) return [];
    all = add(all, amount);
    const around = (plan.row("areas", area)?.row.inside ?? "").split(";").map((id) => id.trim());
    if (!around.some((outer) => outer !== "" && areas.has(outer))) apart = add(apart, amount);
  }
  if (!total.amount || lines.length === 0) return [];
  const { amount } = total;
  return [
    ...(isNear(amount, all) ? (["excluded"] as const) : []),
    ...(isNear(amount, apart) ? (["included"] as const) : []),
  ];
}

/** Whether a number as written is another, rounded to its last digit or cut off there. */
function isNear(written: Exact, truth: Exact): boolean {
  const off = add(truth, { num: -written.num, den: written.den });
  const size = { num: off.num < 0n ? -off.num : off.num, den: off.den };
  const unit = { num: 1n, den: written.den };
  const half = { num: 1n, den: 2n * written.den };
  return compare(size, half) <= 0 || (off.num < 0n === truth.num < 0n && compare(size, unit) < 0);
}

function cityOf(plan: Plan): string | undefined {
  return plan.rows("plan")[0]?.city;
}

function rowOf(place: Place): number {
  return "cell" in place ? whereIs(place.cell).row : place.record;
}

/** The position of a place's column in the rows of its table. */
function indexOf(place: Place, rows: TableRow[], head: number): number {
  if ("cell" in place) return whereIs(place.cell).column - 1;
  const named = rows.find(({ number }) => number === head)?.texts.indexOf(place.column) ?? -1;
  return named >= 0 ? named : Number(place.column) - 1;
}
